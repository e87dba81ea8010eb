package dev.haven.imap;

import java.util.Optional;

/// The announcement of a literal at the end of a line: `{5}`, `{5+}`, `~{5}` or `~{5+}`.
///
/// @param length how many bytes follow the CRLF
/// @param waits whether the client waits to be asked for them (RFC 9051 §4.3); with `+` they come
///   unasked (RFC 7888 §4)
/// @param binary whether they may hold NUL (RFC 3516 §3)
record Literal(long length, boolean waits, boolean binary) {
  private static final int MOST_DIGITS = 18;

  /// What the last bytes of a line announce.
  static Optional<Literal> announcedBy(byte[] line) {
    int at = line.length - 1;
    if (at < 2 || line[at] != '}') {
      return Optional.empty();
    }
    at--;
    boolean waits = line[at] != '+';
    if (!waits) {
      at--;
    }
    int end = at;
    long length = 0;
    long place = 1;
    for (; at >= 0 && line[at] >= '0' && line[at] <= '9' && end - at < MOST_DIGITS; at--) {
      length += place * (line[at] - '0');
      place *= 10;
    }
    if (at == end || at < 0 || line[at] != '{') {
      return Optional.empty();
    }
    return Optional.of(new Literal(length, waits, at > 0 && line[at - 1] == '~'));
  }
}
