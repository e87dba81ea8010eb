package dev.haven.message;

import java.nio.charset.StandardCharsets;
import java.util.List;

/// Writes a header: RFC 5322 §2.2, lines folded at 78 characters where they can be.
///
/// What is given can never begin a new field: line ends and other controls in it are written as
/// spaces. Not thread-safe.
public final class HeaderWriter {
  /// RFC 5322 §2.1.1: lines SHOULD be no longer.
  private static final int LINE_LENGTH = 78;

  private final StringBuilder header = new StringBuilder(512);

  /// A field of words as they are, such as identifiers and dates; folded at its spaces.
  public HeaderWriter field(String name, String value) {
    fold(name, printable(value));
    return this;
  }

  /// A field of free text, encoded if it must be.
  public HeaderWriter text(String name, String text) {
    var line = printable(text);
    fold(name, EncodedWordWriter.isWritable(line) ? line : EncodedWordWriter.encode(line));
    return this;
  }

  public HeaderWriter addresses(String name, List<MailAddress> addresses) {
    var list = new StringBuilder();
    for (var address : addresses) {
      list.append(list.isEmpty() ? "" : ", ").append(address);
    }
    fold(name, printable(list.toString()));
    return this;
  }

  public HeaderWriter date(String name, SentDate date) {
    return field(name, MailDate.format(date));
  }

  /// The fields without the empty line that ends a header.
  public byte[] fields() {
    return header.toString().getBytes(StandardCharsets.UTF_8);
  }

  /// The whole header with the empty line.
  public byte[] header() {
    return (header + "\r\n").getBytes(StandardCharsets.UTF_8);
  }

  private static String printable(String value) {
    var clean = new StringBuilder(value.length());
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      clean.append(c < ' ' || c == 0x7f ? ' ' : c);
    }
    return clean.toString().strip();
  }

  private void fold(String name, String value) {
    header.append(name).append(':');
    int column = name.length() + 1;
    int at = 0;
    while (at < value.length()) {
      int end = wordEnd(value, at);
      boolean fits = column + 1 + (end - at) <= LINE_LENGTH;
      if (!fits && at > 0 && end > at) {
        header.append("\r\n");
        column = 0;
      }
      header.append(' ').append(value, at, end);
      column += 1 + end - at;
      at = end + 1;
    }
    header.append("\r\n");
  }

  private static int wordEnd(String value, int from) {
    int end = value.indexOf(' ', from);
    return end < 0 ? value.length() : end;
  }
}
