package dev.haven.wire;

import java.io.IOException;

/// The bytes of one peer below lines and limits: a socket in clear, TLS over it, or a pipe.
///
/// One thread reads, one writes (they may be two); [#stopReading] and [#close] may come from any.
interface Transport {
  /// Waits for at least one byte until `deadline` ([System#nanoTime]); -1 at the end of the stream.
  ///
  /// @throws java.net.SocketTimeoutException when nothing came in time
  int read(byte[] into, int offset, int length, long deadline) throws IOException;

  /// How many bytes a read would give without waiting; 0 if that cannot be known.
  int available() throws IOException;

  void write(byte[] from, int offset, int length) throws IOException;

  /// Lets the peer have what was written, where that is not done at once.
  default void flush() throws IOException {}

  /// Ends a read that waits now, as if the peer had closed its side; writing goes on.
  void stopReading();

  void close();
}
