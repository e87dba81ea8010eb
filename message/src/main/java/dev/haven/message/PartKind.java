package dev.haven.message;

/// What is inside a part.
public enum PartKind {
  /// Octets: text, an image, anything without parts.
  LEAF,
  /// Parts between delimiter lines: RFC 2046 §5.1.
  MULTIPART,
  /// A message with a header of its own: RFC 2046 §5.2.1.
  MESSAGE,
  /// More parts may be inside, but a bound on depth or number was reached, or an encoding covers
  /// them.
  OPAQUE
}
