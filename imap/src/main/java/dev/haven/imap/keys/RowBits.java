package dev.haven.imap.keys;

/// A set of rows of a page. Not thread-safe while it is filled.
public final class RowBits {
  private final long[] words = new long[KeyPage.ROWS / Long.SIZE];

  public void set(int row) {
    words[row >> 6] |= 1L << row;
  }

  public boolean has(int row) {
    return (words[row >> 6] & (1L << row)) != 0;
  }
}
