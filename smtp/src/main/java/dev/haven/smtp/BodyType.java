package dev.haven.smtp;

/// What the client declares of the octets to come (RFC 6152 §2, RFC 3030 §3).
public enum BodyType {
  /// Also when nothing was declared. Eight-bit content is taken all the same, as everybody does.
  SEVEN_BIT,
  EIGHT_BIT_MIME,
  /// Any octets in any order, therefore only with BDAT.
  BINARY_MIME
}
