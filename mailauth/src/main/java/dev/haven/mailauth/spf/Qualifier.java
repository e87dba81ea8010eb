package dev.haven.mailauth.spf;

import java.util.Optional;

/// What a mechanism means where it matches (RFC 7208 §4.6.2).
public enum Qualifier {
  PLUS('+', SpfResult.PASS),
  MINUS('-', SpfResult.FAIL),
  TILDE('~', SpfResult.SOFTFAIL),
  QUESTION_MARK('?', SpfResult.NEUTRAL);

  private final char sign;
  private final SpfResult result;

  Qualifier(char sign, SpfResult result) {
    this.sign = sign;
    this.result = result;
  }

  public SpfResult result() {
    return result;
  }

  /// The one that a term begins with.
  static Optional<Qualifier> of(char first) {
    for (var qualifier : values()) {
      if (qualifier.sign == first) {
        return Optional.of(qualifier);
      }
    }
    return Optional.empty();
  }
}
