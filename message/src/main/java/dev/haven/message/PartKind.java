package dev.haven.message;

/// What is inside a part.
public enum PartKind {
  /// Octets: text, an image, anything without parts.
  LEAF(0),
  /// Parts between delimiter lines: RFC 2046 §5.1.
  MULTIPART(1),
  /// A message with a header of its own: RFC 2046 §5.2.1.
  MESSAGE(2),
  /// More parts may be inside, but a bound on depth or number was reached, or an encoding covers
  /// them.
  OPAQUE(3);

  private final int code;

  PartKind(int code) {
    this.code = code;
  }

  /// Its number in a card, which never changes.
  int code() {
    return code;
  }

  static PartKind ofCode(int code) {
    return switch (code) {
      case 0 -> LEAF;
      case 1 -> MULTIPART;
      case 2 -> MESSAGE;
      default -> OPAQUE;
    };
  }
}
