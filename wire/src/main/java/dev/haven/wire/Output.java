package dev.haven.wire;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/// What we send, gathered until [#flush] or until a buffer is full.
///
/// Not thread-safe. A session that writes from a second thread (IMAP's IDLE) brings its own lock.
public interface Output {
  void write(byte[] bytes, int offset, int length) throws IOException;

  void write(int b) throws IOException;

  void flush() throws IOException;

  default void write(byte[] bytes) throws IOException {
    write(bytes, 0, bytes.length);
  }

  /// The text in UTF-8, of which ASCII is a part.
  default void write(String text) throws IOException {
    write(text.getBytes(StandardCharsets.UTF_8));
  }
}
