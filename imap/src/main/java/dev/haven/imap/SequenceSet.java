package dev.haven.imap;

import dev.haven.account.UidSet;
import dev.haven.account.UidSetBuilder;
import dev.haven.wire.SyntaxException;
import java.util.Arrays;

/// A set of message numbers or UIDs as the client wrote it, `*` still unresolved (RFC 9051 §9, rule
/// `sequence-set`).
///
/// Immutable: pairs of first and last in the order given, each pair possibly reversed.
final class SequenceSet {
  /// The largest number in use. Above every UID, so that `5:*` needs no special case.
  static final long STAR = Long.MAX_VALUE;

  /// `$`, RFC 5182 §2.1: whatever the last `SEARCH RETURN (SAVE)` found.
  static final SequenceSet SAVED_RESULT = new SequenceSet(new long[0]);

  /// Empty only for the saved result.
  private final long[] pairs;

  private SequenceSet(long[] pairs) {
    this.pairs = pairs;
  }

  /// `$` is the saved result of a search (RFC 5182 §2.1).
  static SequenceSet parse(ImapCursor in) throws SyntaxException {
    if (in.accept('$')) {
      return SAVED_RESULT;
    }
    var ranges = new Builder();
    do {
      long from = number(in);
      ranges.add(from, in.accept(':') ? number(in) : from);
    } while (in.accept(','));
    return ranges.build();
  }

  /// RFC 9051 §9, rule `seq-number`: [#STAR] for `*`.
  static long number(ImapCursor in) throws SyntaxException {
    return in.accept('*') ? STAR : in.nzNumber();
  }

  /// Whether what follows is one.
  static boolean isNext(ImapCursor in) {
    return in.seesDigit() || in.sees('*') || in.sees('$');
  }

  static SequenceSet of(long first, long last) {
    return new SequenceSet(new long[] {first, last});
  }

  boolean isSavedResult() {
    return pairs.length == 0;
  }

  int ranges() {
    return pairs.length / 2;
  }

  /// The lower end of a range, once `*` means `largest`.
  ///
  /// RFC 9051 §9: `3291:*` contains the largest UID even if that is less than 3291.
  long first(int range, long largest) {
    return Math.min(resolved(pairs[2 * range], largest), resolved(pairs[2 * range + 1], largest));
  }

  long last(int range, long largest) {
    return Math.max(resolved(pairs[2 * range], largest), resolved(pairs[2 * range + 1], largest));
  }

  /// Whether it depends on what is in the mailbox.
  boolean hasStar() {
    return Arrays.stream(pairs).anyMatch(number -> number == STAR);
  }

  /// As a set of numbers, once `*` means `largest`.
  UidSet resolved(long largest) {
    var set = new UidSetBuilder();
    for (int i = 0; i < ranges(); i++) {
      set.add(first(i, largest), last(i, largest));
    }
    return set.build();
  }

  private static long resolved(long number, long largest) {
    return number == STAR ? largest : number;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SequenceSet that && Arrays.equals(pairs, that.pairs);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(pairs);
  }

  /// As a client would write it.
  @Override
  public String toString() {
    if (isSavedResult()) {
      return "$";
    }
    var text = new StringBuilder();
    for (int i = 0; i < pairs.length; i += 2) {
      text.append(i == 0 ? "" : ",").append(name(pairs[i]));
      if (pairs[i] != pairs[i + 1]) {
        text.append(':').append(name(pairs[i + 1]));
      }
    }
    return text.toString();
  }

  private static String name(long number) {
    return number == STAR ? "*" : Long.toString(number);
  }

  /// Gathers ranges.
  private static final class Builder {
    private long[] pairs = new long[8];
    private int length;

    void add(long from, long to) {
      if (length == pairs.length) {
        pairs = Arrays.copyOf(pairs, 2 * length);
      }
      pairs[length++] = from;
      pairs[length++] = to;
    }

    SequenceSet build() {
      return new SequenceSet(Arrays.copyOf(pairs, length));
    }
  }
}
