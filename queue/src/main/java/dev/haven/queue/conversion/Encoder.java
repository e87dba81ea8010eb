package dev.haven.queue.conversion;

/// Writes octets in ASCII, run after run. For one part and one thread.
interface Encoder {
  /// Octets that it takes at once, so that the lines of one run need not know of the next.
  int RUN = 57 * 256;

  /// What the next octets become.
  ///
  /// @param length how many of them; [#RUN], unless they are the last
  byte[] encode(byte[] octets, int length, boolean last);
}
