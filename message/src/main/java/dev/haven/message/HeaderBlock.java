package dev.haven.message;

import java.util.Arrays;

/// The raw header that is being read, up to a bound; what is beyond it is counted, not kept. Not
/// thread-safe.
final class HeaderBlock {
  private final int limit;
  private final ByteBuilder kept = new ByteBuilder(2048);
  private long dropped;

  HeaderBlock(int limit) {
    this.limit = limit;
  }

  void clear() {
    kept.cutTo(0);
    dropped = 0;
  }

  void add(byte[] source, int from, int to) {
    int count = Math.min(to - from, limit - kept.length());
    kept.add(source, from, from + count);
    dropped += to - from - count;
  }

  /// Takes back the last octets that were added.
  void removeLast(long count) {
    long fromKept = Math.max(0, count - dropped);
    dropped -= count - fromKept;
    kept.cutTo((int) Math.max(0, kept.length() - fromKept));
  }

  /// The fields, without a last line that was cut by the bound.
  HeaderFields fields() {
    int length = kept.length();
    if (dropped > 0) {
      while (length > 0 && kept.array()[length - 1] != '\n') {
        length--;
      }
    }
    return HeaderFields.of(Arrays.copyOf(kept.array(), length));
  }
}
