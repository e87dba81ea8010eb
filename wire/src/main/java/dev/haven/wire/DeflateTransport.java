package dev.haven.wire;

import java.io.IOException;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/// DEFLATE (RFC 1951, without a header) over another transport, as RFC 4978 wants it.
///
/// What a waiting connection holds is an inflater, some 40 KiB whatever the peer sends: what it
/// sends must be understood by what it sent before. A deflater is leased from the first byte
/// written to the flush. It forgets then what went before, which the other side need not know. (A
/// deflater for each connection would be better by a few per cent, and cost 260 KiB.)
///
/// Inflating is asked for as much as there is room for, so a few bytes that stand for many cannot
/// fill memory. One thread reads, one writes; [#end] belongs to the reader, when all is over.
final class DeflateTransport implements Transport {
  private static final int WAITING = 512;

  /// Enough to read what is there, in nanoseconds; sockets count milliseconds.
  private static final long AT_ONCE = 2_000_000;

  /// How often [#available] looks for something in what came: a peer may send for ever what stands
  /// for nothing.
  private static final int LOOKS = 8;

  private static final byte[] NO_BYTES = new byte[0];

  private final Transport below;
  private final BufferPool pool;
  private final Inflater inflater = new Inflater(true);
  private final byte[] small = new byte[WAITING];
  private byte[] compressed = small;
  private boolean bulk;
  private byte[] plain = NO_BYTES;
  private int plainStart;
  private int plainEnd;
  private @Nullable Deflater deflater;

  DeflateTransport(Transport below, BufferPool pool) {
    this.below = below;
    this.pool = pool;
  }

  @Override
  public int read(byte[] into, int offset, int length, long deadline) throws IOException {
    if (plainStart < plainEnd) {
      return takePlain(into, offset, length);
    }
    while (true) {
      int count = inflate(into, offset, length);
      if (count > 0) {
        return count;
      }
      if (inflater.finished() || !receive(deadline)) {
        return -1;
      }
    }
  }

  private int takePlain(byte[] into, int offset, int length) {
    int count = Math.min(length, plainEnd - plainStart);
    System.arraycopy(plain, plainStart, into, offset, count);
    plainStart += count;
    if (plainStart == plainEnd) {
      pool.giveBack(plain);
      plain = NO_BYTES;
    }
    return count;
  }

  private int inflate(byte[] into, int offset, int length) throws IOException {
    try {
      int count = inflater.inflate(into, offset, length);
      if (inflater.needsInput()) {
        giveBackCompressed();
      }
      return count;
    } catch (DataFormatException bad) {
      throw new IOException("what came is not DEFLATE", bad);
    }
  }

  /// Waits in a few bytes of our own; a stream of more is read in a leased buffer.
  private boolean receive(long deadline) throws IOException {
    compressed = bulk ? pool.lease() : small;
    int count = -1;
    try {
      count = below.read(compressed, 0, compressed.length, deadline);
    } finally {
      if (count < 0) {
        giveBackCompressed();
      }
    }
    if (count < 0) {
      return false;
    }
    bulk = count == compressed.length;
    inflater.setInput(compressed, 0, count);
    return true;
  }

  private void giveBackCompressed() {
    if (compressed.length != WAITING) {
      pool.giveBack(compressed);
      compressed = small;
    }
  }

  /// Bytes may have come that stand for nothing, such as those of a flush, so what is here is
  /// inflated to see, as far as [#LOOKS] go; what they do not reach, a read waits for.
  @Override
  public int available() throws IOException {
    for (int look = 0; look < LOOKS && plainStart == plainEnd && mayHold(); look++) {
      inflateAhead();
    }
    return plainEnd - plainStart;
  }

  private boolean mayHold() throws IOException {
    if (inflater.finished()) {
      return false;
    }
    return !inflater.needsInput()
        || (below.available() > 0 && receive(System.nanoTime() + AT_ONCE));
  }

  private void inflateAhead() throws IOException {
    var buffer = pool.lease();
    int count = 0;
    try {
      count = inflate(buffer, 0, buffer.length);
    } finally {
      if (count == 0) {
        pool.giveBack(buffer);
      }
    }
    if (count > 0) {
      plain = buffer;
      plainStart = 0;
      plainEnd = count;
    }
  }

  @Override
  public void write(byte[] from, int offset, int length) throws IOException {
    var leased = deflater;
    if (leased == null) {
      leased = pool.deflaters().lease();
      deflater = leased;
    }
    leased.setInput(from, offset, length);
    send(leased, Deflater.NO_FLUSH);
  }

  /// Lets the peer read all that was written (`Z_SYNC_FLUSH`).
  @Override
  public void flush() throws IOException {
    var leased = deflater;
    if (leased != null) {
      send(leased, Deflater.SYNC_FLUSH);
      deflater = null;
      pool.deflaters().giveBack(leased);
    }
    below.flush();
  }

  private void send(Deflater leased, int mode) throws IOException {
    var buffer = pool.lease();
    try {
      int count;
      do {
        count = leased.deflate(buffer, 0, buffer.length, mode);
        if (count > 0) {
          below.write(buffer, 0, count);
        }
      } while (count == buffer.length || (mode == Deflater.NO_FLUSH && !leased.needsInput()));
    } finally {
      pool.giveBack(buffer);
    }
  }

  @Override
  public void stopReading() {
    below.stopReading();
  }

  @Override
  public void close() {
    below.close();
  }

  /// Gives back what is not the collector's.
  void end() {
    inflater.end();
    giveBackCompressed();
    pool.giveBack(plain);
    plain = NO_BYTES;
    plainStart = 0;
    plainEnd = 0;
    var leased = deflater;
    if (leased != null) {
      leased.end();
      deflater = null;
    }
  }
}
