package dev.haven.wire;

import java.io.IOException;

/// One connection's conversation, from greeting to goodbye.
///
/// It runs on a virtual thread of its own, blocks freely, and shares nothing. An
/// [java.io.IOException] means that the peer is gone.
public interface Session {
  /// [Connection#id] of the session that this thread runs, for every line of the log. Unbound
  /// outside a session.
  ScopedValue<String> ID = ScopedValue.newInstance();

  void run() throws IOException;
}
