package dev.haven.imap;

import dev.haven.wire.ByteSet;

/// The sets of characters of RFC 9051 §9, named after its rules.
final class ImapBytes {
  private static final ByteSet CTL = ByteSet.range(0x00, 0x1f).plus(ByteSet.range(0x7f, 0x7f));
  private static final ByteSet CHAR = ByteSet.range(0x01, 0x7f);
  private static final ByteSet LIST_WILDCARDS = ByteSet.of("%*");
  private static final ByteSet ATOM_SPECIALS =
      ByteSet.of("(){ ")
          .plus(CTL)
          .plus(LIST_WILDCARDS)
          .plus(ByteSet.of("\"\\"))
          .plus(ByteSet.of("]"));

  static final ByteSet ATOM_CHAR = CHAR.minus(ATOM_SPECIALS);
  static final ByteSet ASTRING_CHAR = ATOM_CHAR.plus(ByteSet.of("]"));
  static final ByteSet TAG_CHAR = ASTRING_CHAR.minus(ByteSet.of("+"));
  static final ByteSet LIST_CHAR = ASTRING_CHAR.plus(LIST_WILDCARDS);
  static final ByteSet DIGIT = ByteSet.range('0', '9');

  /// What item and key names are made of: `RFC822.SIZE`, `BODY.PEEK`, `X-GM-THING`.
  static final ByteSet WORD_CHAR =
      DIGIT.plus(ByteSet.range('A', 'Z')).plus(ByteSet.range('a', 'z')).plus(ByteSet.of(".-"));

  private ImapBytes() {}
}
