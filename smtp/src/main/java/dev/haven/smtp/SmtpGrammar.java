package dev.haven.smtp;

import dev.haven.wire.ByteSet;

/// The character classes of SMTP commands, as set algebra from the RFCs' grammars. Those of
/// mailboxes are the directory's.
final class SmtpGrammar {
  static final ByteSet DIGIT = ByteSet.range('0', '9');
  static final ByteSet ALPHA = ByteSet.range('a', 'z').plus(ByteSet.range('A', 'Z'));
  static final ByteSet LET_DIG = ALPHA.plus(DIGIT);

  /// RFC 6531 §3.3.
  static final ByteSet UTF8_NON_ASCII = ByteSet.range(0x80, 0xff);

  /// What we take as the name in EHLO and HELO: no space, nothing that means something in a
  /// Received field.
  static final ByteSet HELLO =
      ByteSet.range('!', '~').minus(ByteSet.of("()<>,;\"\\@")).plus(UTF8_NON_ASCII);

  /// RFC 5321 §4.1.2: a source route's domains, which nobody reads.
  static final ByteSet ROUTE = LET_DIG.plus(ByteSet.of("-._@,")).plus(UTF8_NON_ASCII);

  /// RFC 5321 §4.1.2: `esmtp-keyword`.
  static final ByteSet ESMTP_KEYWORD = LET_DIG.plus(ByteSet.of("-"));

  /// RFC 5321 §4.1.2: `esmtp-value`, extended by RFC 6531 §3.3.
  static final ByteSet ESMTP_VALUE =
      ByteSet.range('!', '~').minus(ByteSet.of("=")).plus(UTF8_NON_ASCII);

  /// RFC 3986 §2, and what is no URL either way.
  static final ByteSet URI = ByteSet.range('!', '~');

  /// The same with `=`, which XVERP's value may hold.
  static final ByteSet ANY_VALUE = ESMTP_VALUE.plus(ByteSet.of("="));

  /// RFC 3461 §4: `xtext`, in which programs are careless about `=`.
  static final ByteSet XTEXT = ByteSet.range('!', '~');

  /// RFC 4422 §3.1.
  static final ByteSet SASL_MECHANISM = LET_DIG.plus(ByteSet.of("-_"));

  /// RFC 4648 §4; a lone `=` too (RFC 4954 §4). Whether it decodes is the mechanism's question.
  static final ByteSet BASE64 = ByteSet.range('!', '~');

  private SmtpGrammar() {}
}
