package dev.haven.smtp;

import dev.haven.wire.Output;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// One answer: code, enhanced status code and text (RFC 5321 §4.2, RFC 2034 §4).
///
/// @param code three digits
/// @param enhanced such as `5.1.1` (RFC 3463 §2); empty where RFC 2034 §4 wants none: the greeting,
///   the answers to EHLO and HELO, and 3xx
/// @param lines at least one
public record Reply(int code, String enhanced, List<String> lines) {
  /// RFC 5321 §4.5.3.1.5 allows 512 octets for a line with its code and CRLF.
  private static final int LONGEST_TEXT = 490;

  public Reply {
    if (code < 200 || code > 599 || lines.isEmpty()) {
      throw new IllegalArgumentException("not a reply: " + code);
    }
    lines = List.copyOf(lines);
  }

  public static Reply of(int code, String enhanced, String... lines) {
    return new Reply(code, enhanced, List.of(lines));
  }

  /// The reply as an exception, for the one who decides to refuse.
  public static Refused refused(int code, String enhanced, String... lines) {
    return new Refused(of(code, enhanced, lines));
  }

  /// Writes all lines. What is not printable ASCII becomes `?`, unless the client asked for UTF-8
  /// (RFC 6531 §3.7.4.1): text from a stranger can never break a line.
  void writeTo(Output out, boolean utf8) throws IOException {
    for (int i = 0; i < lines.size(); i++) {
      boolean last = i == lines.size() - 1;
      out.write(wireForm(lines.get(i), last ? ' ' : '-', utf8));
    }
  }

  private byte[] wireForm(String line, char separator, boolean utf8) {
    var text = new StringBuilder(line.length() + 16).append(code).append(separator);
    if (!enhanced.isEmpty()) {
      text.append(enhanced).append(' ');
    }
    int end = Math.min(line.length(), LONGEST_TEXT);
    for (int i = 0; i < end; i++) {
      char c = line.charAt(i);
      text.append(printable(c, utf8) ? c : '?');
    }
    return text.append("\r\n").toString().getBytes(StandardCharsets.UTF_8);
  }

  private static boolean printable(char c, boolean utf8) {
    return (c >= ' ' && c < 0x7f) || (utf8 && c > 0x9f);
  }

  @Override
  public String toString() {
    return (code + " " + enhanced + " " + String.join(" ", lines)).replace("  ", " ");
  }
}
