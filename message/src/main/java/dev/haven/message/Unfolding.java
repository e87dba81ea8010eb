package dev.haven.message;

import java.util.Arrays;

/// RFC 5322 §2.2.3: the line ends in a field's value go, the white space after them stays.
final class Unfolding {
  private Unfolding() {}

  static byte[] unfold(byte[] bytes, int from, int to) {
    var out = new byte[to - from];
    int length = 0;
    for (int i = from; i < to; i++) {
      if (bytes[i] != '\r' && bytes[i] != '\n') {
        out[length++] = bytes[i];
      }
    }
    return Arrays.copyOf(out, length);
  }
}
