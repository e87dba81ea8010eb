package dev.haven.smtp;

/// What may follow the path in MAIL and RCPT (RFC 5321 §4.1.1.11).
sealed interface Parameter {
  /// RFC 1870 §6: how many octets the client means to send.
  record Size(long octets) implements Parameter {}

  /// RFC 6152 §2, RFC 3030 §3.
  record Body(BodyType type) implements Parameter {}

  /// RFC 6531 §3.4.
  record SmtpUtf8() implements Parameter {}

  /// RFC 4954 §5: who submitted it first, as far as a trusted relay says. We trust none, so it is
  /// read and forgotten.
  record Auth(String identity) implements Parameter {}

  /// RFC 3461 §4.3.
  record Ret(ReturnContent returned) implements Parameter {}

  /// RFC 3461 §4.4, decoded.
  record Envid(String id) implements Parameter {}

  /// RFC 3461 §4.1. Belongs to RCPT.
  record NotifyWhen(Notify when) implements Parameter {}

  /// RFC 3461 §4.2: the type, `;` and the address, decoded. Belongs to RCPT.
  record Orcpt(String original) implements Parameter {}

  /// RFC 4865 §4: for how many seconds it is held.
  record HoldFor(long seconds) implements Parameter {}

  /// RFC 4865 §4: seconds since 1970.
  record HoldUntil(long time) implements Parameter {}

  /// RFC 2852 §4: in how many seconds it should be there.
  record By(long seconds, DeliverBy.Mode mode, boolean trace) implements Parameter {}

  /// RFC 6710 §4.
  record MtPriority(int priority) implements Parameter {}

  /// RFC 8689 §2.
  record RequireTls() implements Parameter {}

  /// RFC 3865 §2.3: keywords with commas.
  record Solicit(String classes) implements Parameter {}

  /// As Postfix has it: the delimiters.
  record Verp(String delimiters) implements Parameter {}

  /// RFC 7293 §3.1. Belongs to RCPT.
  record Rrvs(ValidSince since) implements Parameter {}

  /// One that we never offered: refused with 555 (RFC 5321 §4.1.1.11).
  record Unknown(String keyword) implements Parameter {}
}
