package dev.haven.wire;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/// A pair of streams, without deadlines of its own: an input stream that wants to play a time-out
/// throws [java.net.SocketTimeoutException], for a shutdown [java.io.InterruptedIOException].
record StreamTransport(InputStream in, OutputStream out) implements Transport {
  @Override
  public int read(byte[] into, int offset, int length, long deadline) throws IOException {
    return in.read(into, offset, length);
  }

  @Override
  public int available() throws IOException {
    return in.available();
  }

  @Override
  public void write(byte[] from, int offset, int length) throws IOException {
    out.write(from, offset, length);
    out.flush();
  }

  @Override
  public void stopReading() {
    closeQuietly(in);
  }

  @Override
  public void close() {
    closeQuietly(in);
    closeQuietly(out);
  }

  private static void closeQuietly(AutoCloseable stream) {
    try {
      stream.close();
    } catch (Exception _) {
      // A pipe that is closed already has nothing to say.
    }
  }
}
