package dev.haven.account;

import java.util.ArrayList;
import java.util.List;

/// The flags of a message as bits of a `long`: five system flags, RFC 9051 §2.3.2, then keywords.
///
/// Bit 5 and above are keywords; which bit is which is told by the mailbox's [Keywords].
public final class Flags {
  public static final long SEEN = 1;
  public static final long ANSWERED = 1 << 1;
  public static final long FLAGGED = 1 << 2;
  public static final long DELETED = 1 << 3;
  public static final long DRAFT = 1 << 4;

  /// All system flags.
  public static final long SYSTEM = SEEN | ANSWERED | FLAGGED | DELETED | DRAFT;

  /// All flags that there can be.
  public static final long ALL = -1;

  /// The bit number of the first keyword.
  static final int FIRST_KEYWORD = 5;

  private Flags() {}

  /// The names of the keywords among `flags`, in the order they came into use.
  public static List<String> keywords(long flags, Keywords keywords) {
    var names = new ArrayList<String>();
    for (long rest = flags & ~SYSTEM; rest != 0; rest &= rest - 1) {
      names.add(keywords.name(Long.numberOfTrailingZeros(rest)));
    }
    return names;
  }
}
