package dev.haven.message;

/// Something that a [MethodResult] is about (RFC 8601 §2.3): `smtp.mailfrom=example.net`.
///
/// @param type where it was found, such as `smtp` or `header`
/// @param name such as `mailfrom`
/// @param value may come from a stranger and hold anything: it is quoted where it is written
public record ResultProperty(String type, String name, String value) {
  public ResultProperty {
    if (!MethodResult.isKeyword(type) || !MethodResult.isKeyword(name)) {
      throw new IllegalArgumentException(type + "." + name + " is no property");
    }
  }
}
