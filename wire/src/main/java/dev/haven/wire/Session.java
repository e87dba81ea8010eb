package dev.haven.wire;

import java.io.IOException;

/// One connection's conversation, from greeting to goodbye.
///
/// It runs on a virtual thread of its own, blocks freely, and shares nothing. An
/// [java.io.IOException] means that the peer is gone.
public interface Session {
  void run() throws IOException;
}
