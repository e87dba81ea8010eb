package dev.haven.mailauth.spf;

import dev.haven.wire.SyntaxException;
import java.util.OptionalInt;

/// What stands before the prefix lengths of `a` and `mx`, and those (RFC 7208 §5.6,
/// `dual-cidr-length`). Found from the end: domains may have slashes too.
record Lengths(String before, DualLength lengths) {
  static Lengths split(String text) throws SyntaxException {
    var six = last(text, "//");
    var rest = six < 0 ? text : text.substring(0, six);
    var four = last(rest, "/");
    var before = four < 0 ? rest : rest.substring(0, four);
    return new Lengths(
        before,
        new DualLength(
            four < 0 ? DualLength.LONGEST_FOUR : length(rest, four + 1, DualLength.LONGEST_FOUR),
            six < 0 ? DualLength.LONGEST_SIX : length(text, six + 2, DualLength.LONGEST_SIX)));
  }

  /// Where slashes stand that only digits follow, at least one; -1 if they do not.
  private static int last(String text, String slashes) {
    int digits = text.length();
    while (digits > 0 && MacroParser.DIGIT.contains((byte) text.charAt(digits - 1))) {
      digits--;
    }
    boolean found = digits < text.length() && text.startsWith(slashes, digits - slashes.length());
    return found ? digits - slashes.length() : -1;
  }

  private static int length(String text, int from, int most) throws SyntaxException {
    var number = number(text.substring(from), most);
    if (number.isEmpty()) {
      throw new SyntaxException("a prefix length from 0 to " + most, from);
    }
    return number.getAsInt();
  }

  /// A number without leading zeros.
  static OptionalInt number(String digits, int most) {
    boolean right = !digits.isEmpty() && digits.length() <= 3;
    int number = 0;
    for (int i = 0; right && i < digits.length(); i++) {
      char c = digits.charAt(i);
      right = c >= '0' && c <= '9';
      number = 10 * number + c - '0';
    }
    right &= digits.length() <= 1 || digits.charAt(0) != '0';
    return right && number <= most ? OptionalInt.of(number) : OptionalInt.empty();
  }
}
