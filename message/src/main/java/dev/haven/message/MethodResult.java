package dev.haven.message;

import java.util.List;
import java.util.Optional;

/// What one method of authentication found out about a message (RFC 8601 §2.2).
///
/// @param method such as `spf` (RFC 8601 §2.7)
/// @param result such as `pass`
/// @param reason why, in words; empty if there is nothing to say
/// @param properties what it was found out about
public record MethodResult(
    String method, String result, String reason, List<ResultProperty> properties) {
  public MethodResult {
    if (!isKeyword(method) || !isKeyword(result)) {
      throw new IllegalArgumentException(method + "=" + result + " is no result of a method");
    }
    properties = List.copyOf(properties);
  }

  public static MethodResult of(String method, String result, ResultProperty... properties) {
    return new MethodResult(method, result, "", List.of(properties));
  }

  /// The method could not come to an end, and may another time (RFC 8601 §2.7.1).
  public static MethodResult temporaryError(String method, String reason) {
    return new MethodResult(method, "temperror", reason, List.of());
  }

  /// The value of one of the properties, such as `smtp.mailfrom`.
  public Optional<String> property(String type, String name) {
    return properties.stream()
        .filter(property -> property.type().equals(type) && property.name().equals(name))
        .map(ResultProperty::value)
        .findFirst();
  }

  /// RFC 8601 §2.2: `Keyword` of RFC 5321 §4.1.2, that is letters, digits and hyphens.
  static boolean isKeyword(String text) {
    return !text.isEmpty()
        && text.length() <= 64
        && text.chars().allMatch(MethodResult::isKeywordCharacter);
  }

  private static boolean isKeywordCharacter(int c) {
    return c == '-' || (c < 0x7f && (Ascii.isLetter((byte) c) || Ascii.isDigit((byte) c)));
  }
}
