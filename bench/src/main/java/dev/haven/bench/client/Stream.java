package dev.haven.bench.client;

import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Lines and counted octets from a server, and bytes to it. For one thread.
///
/// A line stays readable in [#bytes] between [#start] and [#end] until the next call.
final class Stream implements AutoCloseable {
  private static final int INITIAL = 64 << 10;
  private static final int RESTING = 64;

  private final Transport transport;
  private byte[] bytes = new byte[INITIAL];
  private int position;
  private int limit;
  private int start;
  private int end;
  private long consumed;

  Stream(Transport transport) {
    this.transport = transport;
  }

  /// Reads a line; its end is not part of it.
  void line() throws IOException {
    int from = position;
    while (true) {
      for (int i = from; i < limit; i++) {
        if (bytes[i] == '\n') {
          took(i);
          return;
        }
      }
      int came = more();
      from = limit - came;
    }
  }

  private void took(int lineFeed) {
    start = position;
    end = lineFeed > position && bytes[lineFeed - 1] == '\r' ? lineFeed - 1 : lineFeed;
    consumed += lineFeed + 1 - position;
    position = lineFeed + 1;
  }

  /// Reads what there is; what is unread moves to the front, so places change.
  ///
  /// @return how many octets came
  private int more() throws IOException {
    if (position > 0) {
      System.arraycopy(bytes, position, bytes, 0, limit - position);
      limit -= position;
      position = 0;
    }
    if (limit == bytes.length) {
      bytes = Arrays.copyOf(bytes, 2 * limit);
    }
    int read = transport.read(bytes, limit, bytes.length - limit);
    if (read < 0) {
      throw new EOFException("the server closed the connection");
    }
    limit += read;
    return read;
  }

  byte[] bytes() {
    return bytes;
  }

  int start() {
    return start;
  }

  int end() {
    return end;
  }

  boolean begins(byte[] prefix) {
    return end - start >= prefix.length
        && Arrays.equals(bytes, start, start + prefix.length, prefix, 0, prefix.length);
  }

  String text() {
    return new String(bytes, start, end - start, StandardCharsets.ISO_8859_1);
  }

  /// Passes over so many octets.
  void skip(long octets) throws IOException {
    consumed += octets;
    long left = octets;
    while (left > limit - position) {
      left -= limit - position;
      position = limit;
      more();
    }
    position += (int) left;
  }

  /// The next octets, as many as asked for.
  byte[] take(int octets) throws IOException {
    var taken = new byte[octets];
    int got = 0;
    while (got < octets) {
      if (position == limit) {
        more();
      }
      int now = Math.min(octets - got, limit - position);
      System.arraycopy(bytes, position, taken, got, now);
      position += now;
      got += now;
    }
    consumed += octets;
    return taken;
  }

  /// Shrinks to almost nothing; what is unread stays.
  void rest() {
    transport.rest();
    bytes = Arrays.copyOfRange(bytes, position, Math.max(limit, position + RESTING));
    limit -= position;
    position = 0;
    start = 0;
    end = 0;
  }

  /// How many octets were read in all.
  long consumed() {
    return consumed;
  }

  void write(byte[] from) throws IOException {
    transport.write(from, 0, from.length);
  }

  @Override
  public void close() throws IOException {
    transport.close();
  }
}
