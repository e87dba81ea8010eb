package dev.haven.store;

import java.util.HexFormat;

/// Names a blob for ever: 128 bits, the high half growing with time so that neighbours in time are
/// neighbours in an index, the low half random.
public record BlobId(long high, long low) implements Comparable<BlobId> {
  @Override
  public int compareTo(BlobId other) {
    int byHigh = Long.compareUnsigned(high, other.high);
    return byHigh != 0 ? byHigh : Long.compareUnsigned(low, other.low);
  }

  @Override
  public String toString() {
    var hex = HexFormat.of();
    return hex.toHexDigits(high) + hex.toHexDigits(low);
  }
}
