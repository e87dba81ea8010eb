package dev.haven.mailauth.spf;

/// A word of a record (RFC 7208 §4.6.1).
public sealed interface Term {
  /// A mechanism and what it means.
  ///
  /// @param text as it stands in the record
  record Directive(Qualifier qualifier, Mechanism mechanism, String text) implements Term {}

  /// RFC 7208 §6.1.
  record Redirect(MacroString domain, String text) implements Term {}

  /// RFC 7208 §6.2.
  record Explanation(MacroString domain) implements Term {}

  /// A modifier that nobody knows yet: passed over (RFC 7208 §6).
  record Unknown(String name) implements Term {}
}
