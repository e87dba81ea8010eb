package dev.haven.message;

/// How the body of a part is written: the `Content-Transfer-Encoding` field, RFC 2045 §6.
public enum TransferEncoding {
  SEVEN_BIT(0, "7bit"),
  EIGHT_BIT(1, "8bit"),
  BINARY(2, "binary"),
  QUOTED_PRINTABLE(3, "quoted-printable"),
  BASE64(4, "base64"),
  UUENCODE(5, "x-uuencode"),
  /// One that nobody here can decode.
  UNKNOWN(6, "");

  private final int code;
  private final String label;

  TransferEncoding(int code, String label) {
    this.code = code;
    this.label = label;
  }

  /// The name in the message's own language; empty for [#UNKNOWN].
  public String label() {
    return label;
  }

  /// Its number in a card, which never changes.
  int code() {
    return code;
  }

  static TransferEncoding ofCode(int code) {
    return switch (code) {
      case 0 -> SEVEN_BIT;
      case 1 -> EIGHT_BIT;
      case 2 -> BINARY;
      case 3 -> QUOTED_PRINTABLE;
      case 4 -> BASE64;
      case 5 -> UUENCODE;
      default -> UNKNOWN;
    };
  }

  /// Whether the octets of the body are those of the content.
  public boolean isIdentity() {
    return this == SEVEN_BIT || this == EIGHT_BIT || this == BINARY;
  }

  static TransferEncoding parse(Slice field) {
    var in = new FieldCursor(field);
    in.skipCfws();
    int start = in.run(FieldCursor.TOKEN);
    return switch (in.lowerText(start, in.position())) {
      case "7bit", "7-bit", "" -> SEVEN_BIT;
      case "8bit", "8-bit" -> EIGHT_BIT;
      case "binary" -> BINARY;
      case "quoted-printable" -> QUOTED_PRINTABLE;
      case "base64", "x-base64" -> BASE64;
      case "x-uuencode", "uuencode", "x-uue", "uue" -> UUENCODE;
      default -> UNKNOWN;
    };
  }
}
