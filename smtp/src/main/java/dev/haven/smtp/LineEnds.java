package dev.haven.smtp;

/// Whether every line in the chunks of a message ends with CRLF (RFC 5321 §2.3.8). BDAT counts its
/// octets, so nothing can be smuggled in by it; but what it brings would go out by DATA one day,
/// here or at the next server. For one thread.
public final class LineEnds {
  private boolean afterCr;
  private boolean bare;

  /// Looks at the next octets.
  public void look(byte[] bytes, int offset, int length) {
    for (int i = offset; i < offset + length && !bare; i++) {
      boolean lineFeed = bytes[i] == '\n';
      bare = afterCr != lineFeed;
      afterCr = bytes[i] == '\r';
    }
  }

  /// Whether a CR stood without its LF, or an LF without its CR. Asked when all chunks are there.
  public boolean bare() {
    return bare || afterCr;
  }
}
