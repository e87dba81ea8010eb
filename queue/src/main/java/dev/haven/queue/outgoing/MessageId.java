package dev.haven.queue.outgoing;

import java.util.OptionalLong;

/// How a message's number is written: digits and consonants, so that no word comes about.
public final class MessageId {
  private static final String DIGITS = "0123456789bcdfghjkmnpqrstvwxyz";

  private MessageId() {}

  public static String text(long number) {
    var text = new StringBuilder();
    for (long rest = number; rest > 0; rest /= DIGITS.length()) {
      text.append(DIGITS.charAt((int) (rest % DIGITS.length())));
    }
    return text.reverse().toString();
  }

  /// The number; empty if the text is none.
  public static OptionalLong parse(String text) {
    long number = 0;
    for (int i = 0; i < text.length(); i++) {
      int digit = DIGITS.indexOf(text.charAt(i));
      if (digit < 0 || number > (Long.MAX_VALUE - digit) / DIGITS.length()) {
        return OptionalLong.empty();
      }
      number = number * DIGITS.length() + digit;
    }
    return text.isEmpty() ? OptionalLong.empty() : OptionalLong.of(number);
  }
}
