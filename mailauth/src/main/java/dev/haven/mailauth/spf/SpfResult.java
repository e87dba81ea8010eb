package dev.haven.mailauth.spf;

import java.util.Locale;

/// What SPF says of a client (RFC 7208 §2.6).
public enum SpfResult {
  /// The domain says nothing, or there is no domain.
  NONE,
  /// The domain does not want to say.
  NEUTRAL,
  PASS,
  FAIL,
  /// Probably not.
  SOFTFAIL,
  /// The DNS did not answer; later it may be otherwise.
  TEMPERROR,
  /// What is published cannot be evaluated.
  PERMERROR;

  /// As headers have it (RFC 7208 §9.1).
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
