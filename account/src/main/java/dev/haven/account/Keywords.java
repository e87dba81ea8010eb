package dev.haven.account;

import java.util.Arrays;
import java.util.List;

/// The keywords in use in one mailbox, each with its bit. Immutable; keywords only ever join.
///
/// Names keep the case in which they were first used and are compared without regard to it, RFC
/// 9051 §2.3.2.
public final class Keywords {
  /// As many as fit into a `long` beside the system flags.
  public static final int MOST = 59;

  private static final int LONGEST = 200;

  static final Keywords NONE = new Keywords(new String[0]);

  private final String[] names;

  private Keywords(String[] names) {
    this.names = names;
  }

  static Keywords of(List<String> names) {
    return new Keywords(names.toArray(String[]::new));
  }

  public int count() {
    return names.length;
  }

  /// Whether no new keyword can join.
  public boolean full() {
    return names.length == MOST;
  }

  /// In the order of their bits.
  public List<String> names() {
    return List.of(names);
  }

  /// The name of a bit, counted from bit 0 of the flags.
  public String name(int bit) {
    return names[bit - Flags.FIRST_KEYWORD];
  }

  /// The flag of a keyword, 0 if it is not in use here.
  public long flag(String name) {
    for (int i = 0; i < names.length; i++) {
      if (names[i].equalsIgnoreCase(name)) {
        return 1L << (Flags.FIRST_KEYWORD + i);
      }
    }
    return 0;
  }

  /// The flags of those keywords that are in use here.
  public long flags(Iterable<String> keywords) {
    long flags = 0;
    for (var name : keywords) {
      flags |= flag(name);
    }
    return flags;
  }

  Keywords with(String name) {
    var more = Arrays.copyOf(names, names.length + 1);
    more[names.length] = name;
    return new Keywords(more);
  }

  /// Translates keywords of another mailbox into ours; those not in use here are left out.
  long translate(long flags, Keywords from) {
    long result = flags & Flags.SYSTEM;
    for (long rest = flags & ~Flags.SYSTEM; rest != 0; rest &= rest - 1) {
      result |= flag(from.name(Long.numberOfTrailingZeros(rest)));
    }
    return result;
  }

  /// An atom of ASCII characters, RFC 9051 §9 `flag-keyword`.
  static boolean valid(String name) {
    return !name.isEmpty()
        && name.length() <= LONGEST
        && name.charAt(0) != '\\'
        && name.chars().allMatch(c -> c > ' ' && c < 0x7f && "(){%*\"\\]".indexOf(c) < 0);
  }
}
