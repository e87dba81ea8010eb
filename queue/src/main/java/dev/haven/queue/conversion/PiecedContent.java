package dev.haven.queue.conversion;

import dev.haven.smtp.client.Content;
import java.io.IOException;
import java.util.List;

/// A converted message, made piece by piece while it is read: from its beginning to its end, and
/// from the beginning again. For one thread.
final class PiecedContent implements Content {
  private final Content original;
  private final List<Piece> pieces;
  private final long length;
  private int next;
  private Piece.Reader reader = () -> new byte[0];
  private byte[] run = new byte[0];
  private int taken;
  private long position;

  PiecedContent(Content original, List<Piece> pieces) throws IOException {
    this.original = original;
    this.pieces = List.copyOf(pieces);
    long octets = 0;
    for (var piece : pieces) {
      octets += piece.length(original);
    }
    this.length = octets;
  }

  @Override
  public long length() {
    return length;
  }

  @Override
  public int read(long offset, byte[] into, int at, int wanted) throws IOException {
    if (offset == 0) {
      rewind();
    }
    if (offset != position) {
      throw new IOException("a converted message is read in order");
    }
    while (taken == run.length) {
      advance();
    }
    int count = Math.min(wanted, run.length - taken);
    System.arraycopy(run, taken, into, at, count);
    taken += count;
    position += count;
    return count;
  }

  private void rewind() {
    next = 0;
    reader = () -> new byte[0];
    run = new byte[0];
    taken = 0;
    position = 0;
  }

  private void advance() throws IOException {
    run = reader.next();
    taken = 0;
    if (run.length == 0) {
      if (next == pieces.size()) {
        throw new IOException("it is shorter than it should be");
      }
      reader = pieces.get(next++).open(original);
    }
  }
}
