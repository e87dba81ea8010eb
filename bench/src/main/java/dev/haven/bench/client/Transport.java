package dev.haven.bench.client;

import java.io.IOException;

/// Bytes to and from a server, blocking. One thread at a time reads, one at a time writes.
interface Transport extends AutoCloseable {
  /// At least one byte, or -1 at the end.
  int read(byte[] into, int offset, int length) throws IOException;

  void write(byte[] from, int offset, int length) throws IOException;

  /// Gives back memory that is not needed while nothing is said.
  default void rest() {}

  @Override
  void close() throws IOException;
}
