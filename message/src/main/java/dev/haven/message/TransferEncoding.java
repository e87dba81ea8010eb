package dev.haven.message;

/// How the body of a part is written: the `Content-Transfer-Encoding` field, RFC 2045 §6.
public enum TransferEncoding {
  SEVEN_BIT("7bit"),
  EIGHT_BIT("8bit"),
  BINARY("binary"),
  QUOTED_PRINTABLE("quoted-printable"),
  BASE64("base64"),
  UUENCODE("x-uuencode"),
  /// One that nobody here can decode.
  UNKNOWN("");

  private final String label;

  TransferEncoding(String label) {
    this.label = label;
  }

  /// The name in the message's own language; empty for [#UNKNOWN].
  public String label() {
    return label;
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
