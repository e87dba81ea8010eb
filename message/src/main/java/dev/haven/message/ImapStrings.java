package dev.haven.message;

/// Writes `nstring` and `string` as IMAP has them on the wire: RFC 9051 §4.3. Quoted where the
/// octets allow it, a literal where they do not: 8-bit octets and line ends.
final class ImapStrings {
  private static final String NIL = "NIL";

  private ImapStrings() {}

  static void nil(ByteBuilder out) {
    out.add(NIL);
  }

  static void string(ByteBuilder out, String ascii) {
    out.add('"').add(ascii).add('"');
  }

  static void string(ByteBuilder out, Slice octets) {
    string(out, octets.bytes(), octets.offset(), octets.end());
  }

  static void string(ByteBuilder out, byte[] bytes, int from, int to) {
    int start = out.length();
    out.add('"');
    int runStart = from;
    for (int i = from; i < to; i++) {
      byte b = bytes[i];
      if (b <= 0 || b == '\r' || b == '\n') {
        out.cutTo(start);
        literal(out, bytes, from, to);
        return;
      }
      if (b == '"' || b == '\\') {
        out.add(bytes, runStart, i).add('\\');
        runStart = i;
      }
    }
    out.add(bytes, runStart, to).add('"');
  }

  /// The value of a header field: its folds removed (RFC 5322 §2.2.3), its octets otherwise those
  /// of the message.
  static void unfolded(ByteBuilder out, byte[] bytes, int from, int to) {
    for (int i = from; i < to; i++) {
      if (bytes[i] == '\r' || bytes[i] == '\n') {
        var value = Unfolding.unfold(bytes, from, to);
        string(out, value, 0, value.length);
        return;
      }
    }
    string(out, bytes, from, to);
  }

  static void unfolded(ByteBuilder out, Slice value) {
    unfolded(out, value.bytes(), value.offset(), value.end());
  }

  /// RFC 9051 §4.3: no literal may hold a NUL, so one is written as a question mark.
  private static void literal(ByteBuilder out, byte[] bytes, int from, int to) {
    out.add('{').addDecimal(to - from).add("}\r\n");
    int start = out.length();
    out.add(bytes, from, to);
    for (int i = start; i < out.length(); i++) {
      if (out.array()[i] == 0) {
        out.array()[i] = '?';
      }
    }
  }
}
