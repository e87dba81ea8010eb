package dev.haven.wire;

import java.io.IOException;

/// Gathers what a session says in a leased buffer, which goes back when it is flushed.
///
/// Not thread-safe, as [Output] says.
final class BufferedOutput implements Output {
  private static final byte[] NONE = new byte[0];

  /// As much as fits one TLS record.
  private static final int FULL = 16 * 1024;

  private final BufferPool pool;
  private Transport transport;
  private byte[] buffer = NONE;
  private int length;

  BufferedOutput(Transport transport, BufferPool pool) {
    this.transport = transport;
    this.pool = pool;
  }

  void switchTo(Transport upgraded) {
    transport = upgraded;
  }

  @Override
  public void write(byte[] bytes, int offset, int count) throws IOException {
    if (count > FULL - length) {
      handOn();
    }
    if (count >= FULL) {
      transport.write(bytes, offset, count);
      return;
    }
    lease();
    System.arraycopy(bytes, offset, buffer, length, count);
    length += count;
  }

  @Override
  public void write(int b) throws IOException {
    if (length == FULL) {
      handOn();
    }
    lease();
    buffer[length++] = (byte) b;
  }

  @Override
  public void flush() throws IOException {
    handOn();
    transport.flush();
  }

  private void handOn() throws IOException {
    if (length > 0) {
      try {
        transport.write(buffer, 0, length);
      } finally {
        release();
      }
    }
  }

  /// Forgets what was not flushed.
  void release() {
    length = 0;
    pool.giveBack(buffer);
    buffer = NONE;
  }

  private void lease() {
    if (buffer.length == 0) {
      buffer = pool.lease();
    }
  }
}
