package dev.haven.account;

import java.util.Optional;

/// A set of [Right]s. Immutable.
///
/// The two letters of RFC 2086 §3 that RFC 4314 §2.1.1 took apart are understood and written: `c`
/// is `kx`, and `d` is `te`.
///
/// @param bits as [Right#bit] has them
public record Rights(int bits) {
  public static final Rights NONE = new Rights(0);
  public static final Rights ALL = new Rights((1 << Right.values().length) - 1);

  private static final Rights OLD_CREATE = of(Right.CREATE, Right.DELETE_MAILBOX);
  private static final Rights OLD_DELETE = of(Right.DELETE_MESSAGES, Right.EXPUNGE);

  public static Rights of(Right... rights) {
    int bits = 0;
    for (var right : rights) {
      bits |= right.bit();
    }
    return new Rights(bits);
  }

  /// The rights of these letters; nothing if one of the letters is no right.
  public static Optional<Rights> parse(String letters) {
    int bits = 0;
    for (int i = 0; i < letters.length(); i++) {
      int more = bits(letters.charAt(i));
      if (more == 0) {
        return Optional.empty();
      }
      bits |= more;
    }
    return Optional.of(new Rights(bits));
  }

  private static int bits(char letter) {
    for (var right : Right.values()) {
      if (right.letter() == letter) {
        return right.bit();
      }
    }
    return switch (letter) {
      case 'c' -> OLD_CREATE.bits;
      case 'd' -> OLD_DELETE.bits;
      default -> 0;
    };
  }

  public boolean has(Right right) {
    return (bits & right.bit()) != 0;
  }

  /// Whether any of those is among them.
  public boolean hasAny(Rights others) {
    return (bits & others.bits) != 0;
  }

  /// The bits of the flags that they let somebody change, see [Flags].
  public long flags() {
    long seen = has(Right.SEEN) ? Flags.SEEN : 0;
    long deleted = has(Right.DELETE_MESSAGES) ? Flags.DELETED : 0;
    long others = has(Right.WRITE) ? ~(Flags.SEEN | Flags.DELETED) : 0;
    return seen | deleted | others;
  }

  public boolean isEmpty() {
    return bits == 0;
  }

  public Rights plus(Rights more) {
    return new Rights(bits | more.bits);
  }

  public Rights minus(Rights fewer) {
    return new Rights(bits & ~fewer.bits);
  }

  /// Their letters, as people are shown them.
  public String letters() {
    var letters = new StringBuilder();
    for (var right : Right.values()) {
      if (has(right)) {
        letters.append(right.letter());
      }
    }
    return letters.toString();
  }

  /// Their letters, and behind them `c` and `d` where any right that these stood for is there: RFC
  /// 4314 §2.1.1.
  @Override
  public String toString() {
    var letters = new StringBuilder(letters());
    if (hasAny(OLD_CREATE)) {
      letters.append('c');
    }
    if (hasAny(OLD_DELETE)) {
      letters.append('d');
    }
    return letters.toString();
  }
}
