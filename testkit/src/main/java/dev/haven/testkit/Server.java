package dev.haven.testkit;

import java.io.IOException;

/// The server under test in one transcript's world.
@FunctionalInterface
public interface Server extends AutoCloseable {
  /// Serves one connection, on a virtual thread of its own, until the session is over.
  void serve(Peer peer) throws IOException;

  /// Does what a `! text` line asks for, such as filling the disk.
  default void act(String what) throws Exception {
    throw new UnsupportedOperationException("no such act: " + what);
  }

  @Override
  default void close() throws IOException {}
}
