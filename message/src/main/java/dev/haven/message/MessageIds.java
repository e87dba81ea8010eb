package dev.haven.message;

/// The message identifiers of `Message-ID`, `In-Reply-To` and `References`, normalised so that
/// equal ones have equal octets: RFC 5256 §3 (REFERENCES), RFC 5322 §3.6.4.
final class MessageIds {
  /// More than this of one field are not kept.
  static final int MAX_COUNT = 200;

  private static final int MAX_LENGTH = 8 * 1024;

  /// Between two identifiers; none contains it.
  static final char SEPARATOR = '\n';

  private MessageIds() {}

  /// Writes the identifiers in a value, without angle brackets, quotes and white space; the whole
  /// value if there are no brackets in it and only one identifier is wanted.
  static void write(ByteBuilder out, Slice value, int most) {
    int start = out.length();
    int count = 0;
    int at = indexOf(value, '<', 0);
    while (at >= 0 && count < most && out.length() - start < MAX_LENGTH) {
      int end = indexOf(value, '>', at);
      int idEnd = end < 0 ? value.length() : end;
      writeOne(out, value, at + 1, idEnd, count > 0);
      count++;
      at = end < 0 ? -1 : indexOf(value, '<', end);
    }
    if (count == 0 && most == 1) {
      writeOne(out, value, 0, value.length(), false);
    }
    out.cutTo(Math.min(out.length(), start + MAX_LENGTH));
  }

  private static void writeOne(ByteBuilder out, Slice value, int from, int to, boolean separated) {
    if (separated) {
      out.add(SEPARATOR);
    }
    for (int i = from; i < to; i++) {
      byte b = value.at(i);
      if (!Ascii.isBlank(b) && b != '"' && b != '\\') {
        out.add(b);
      }
    }
  }

  private static int indexOf(Slice value, char wanted, int from) {
    for (int i = from; i < value.length(); i++) {
      if (value.at(i) == wanted) {
        return i;
      }
    }
    return -1;
  }
}
