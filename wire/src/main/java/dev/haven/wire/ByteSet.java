package dev.haven.wire;

import java.util.Arrays;

/// A set of byte values, as a grammar's character class: `ATOM-CHAR`, `atext`, `DIGIT`.
///
/// Built once as a constant; membership is an array lookup.
public final class ByteSet {
  private final boolean[] members;

  private ByteSet(boolean[] members) {
    this.members = members;
  }

  /// The bytes from `first` to `last`, both included.
  public static ByteSet range(int first, int last) {
    var members = new boolean[256];
    Arrays.fill(members, first, last + 1, true);
    return new ByteSet(members);
  }

  /// The bytes of an ASCII string.
  public static ByteSet of(String ascii) {
    var members = new boolean[256];
    ascii.chars().forEach(c -> members[c] = true);
    return new ByteSet(members);
  }

  public ByteSet plus(ByteSet other) {
    var union = members.clone();
    for (int i = 0; i < 256; i++) {
      union[i] |= other.members[i];
    }
    return new ByteSet(union);
  }

  public ByteSet minus(ByteSet other) {
    var difference = members.clone();
    for (int i = 0; i < 256; i++) {
      difference[i] &= !other.members[i];
    }
    return new ByteSet(difference);
  }

  public boolean contains(byte b) {
    return members[b & 0xff];
  }
}
