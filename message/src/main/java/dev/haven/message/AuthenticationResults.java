package dev.haven.message;

import java.util.List;

/// The Authentication-Results field: what a server found out about a message, for whoever reads it
/// later (RFC 8601 §2).
///
/// @param authservId names the server, or all that are of one mind with it (RFC 8601 §2.5)
/// @param results of each method; if there are none, the field says that nobody has looked
public record AuthenticationResults(String authservId, List<MethodResult> results) {
  public static final String NAME = "Authentication-Results";

  /// Longer values than this are cut: they come from strangers, and a line has an end (RFC 5322
  /// §2.1.1).
  private static final int LONGEST_VALUE = 250;

  public AuthenticationResults {
    results = List.copyOf(results);
  }

  /// The field with its CRLF, folded. Whatever the values hold, nothing in them ends it.
  ///
  /// @param utf8 whether the message may hold UTF-8 in its header (RFC 6532 §3)
  public byte[] field(boolean utf8) {
    var text = new StringBuilder(value(authservId, utf8));
    for (var result : results) {
      text.append("; ").append(result.method()).append('=').append(result.result());
      if (!result.reason().isEmpty()) {
        text.append(" reason=").append(quoted(result.reason(), utf8));
      }
      for (var property : result.properties()) {
        text.append(' ').append(property.type()).append('.').append(property.name());
        text.append('=').append(value(property.value(), utf8));
      }
    }
    if (results.isEmpty()) {
      text.append("; none");
    }
    return new HeaderWriter().field(NAME, text.toString()).fields();
  }

  /// RFC 8601 §2.2: as it is where everybody reads that alike, else quoted.
  private static String value(String text, boolean utf8) {
    boolean plain =
        !text.isEmpty()
            && text.length() <= LONGEST_VALUE
            && text.chars().allMatch(AuthenticationResults::isPlain)
            && text.indexOf('@') == text.lastIndexOf('@')
            && !text.startsWith("@")
            && !text.endsWith("@");
    return plain ? text : quoted(text, utf8);
  }

  private static boolean isPlain(int c) {
    return c < 0x7f
        && (Ascii.isLetter((byte) c) || Ascii.isDigit((byte) c) || "-._+@".indexOf(c) >= 0);
  }

  /// RFC 5322 §3.2.4.
  private static String quoted(String text, boolean utf8) {
    var quoted = new StringBuilder("\"");
    text.codePoints()
        .limit(LONGEST_VALUE)
        .forEach(c -> {
          boolean printable = c >= ' ' && c != 0x7f && (c < 0x7f || (utf8 && c > 0x9f));
          if (c == '"' || c == '\\') {
            quoted.append('\\');
          }
          quoted.appendCodePoint(printable && !isSurrogate(c) ? c : '?');
        });
    return quoted.append('"').toString();
  }

  /// One that stands alone is no character.
  private static boolean isSurrogate(int c) {
    return c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
  }
}
