package dev.haven.message;

/// Finds line ends.
final class LineFeeds {
  private LineFeeds() {}

  /// The index of the first LF in the range, or -1.
  static int indexOf(byte[] bytes, int from, int to) {
    for (int i = from; i < to; i++) {
      if (bytes[i] == '\n') {
        return i;
      }
    }
    return -1;
  }
}
