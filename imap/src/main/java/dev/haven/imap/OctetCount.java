package dev.haven.imap;

/// Counts octets that go by, and looks at them: whether there is a NUL among them, which only a
/// literal8 holds (RFC 3516 §4.3). For one thread.
final class OctetCount {
  private final Partial watched;
  private long octets;
  private long lines;
  private boolean nul;

  OctetCount() {
    this(Partial.WHOLE);
  }

  /// @param watched those that are looked at for NUL
  OctetCount(Partial watched) {
    this.watched = watched;
  }

  void take(byte[] bytes, int offset, int count) {
    for (int i = 0; i < count; i++) {
      byte b = bytes[offset + i];
      if (b == '\n') {
        lines++;
      }
      long behind = octets + i - watched.offset();
      nul |= b == 0 && behind >= 0 && behind < watched.length();
    }
    octets += count;
  }

  long octets() {
    return octets;
  }

  /// How many of them end a line.
  long lines() {
    return lines;
  }

  boolean nul() {
    return nul;
  }
}
