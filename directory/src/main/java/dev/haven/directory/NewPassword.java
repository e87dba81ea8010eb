package dev.haven.directory;

import dev.haven.wire.SyntaxException;
import java.security.SecureRandom;
import java.util.Locale;
import java.util.random.RandomGenerator;

/// Makes passwords, and judges those that people make.
public final class NewPassword {
  /// Letters and digits that are not taken for one another when read or typed.
  private static final String ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789";

  private static final int GROUPS = 5;
  private static final int GROUP = 4;
  private static final int SHORTEST = 8;
  private static final int FEWEST_DIFFERENT = 4;

  private NewPassword() {}

  /// 99 bits of chance in five groups of four, such as `k7mf-pw3x-92ad-hjr5-vt8e`.
  public static String generate() {
    return generate(new SecureRandom());
  }

  static String generate(RandomGenerator random) {
    var password = new StringBuilder();
    for (int i = 0; i < GROUPS * GROUP; i++) {
      if (i > 0 && i % GROUP == 0) {
        password.append('-');
      }
      password.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    return password.toString();
  }

  /// The password as it is hashed, if it is good enough for this address.
  ///
  /// Length is what counts; demands for digits and capitals make passwords harder to keep, not
  /// harder to guess.
  static String judged(String password, Address owner) throws DirectoryRefused {
    var text = prepared(password);
    if (text.codePointCount(0, text.length()) < SHORTEST) {
      throw refused("the password has fewer than 8 characters");
    }
    if (text.codePoints().distinct().count() < FEWEST_DIFFERENT) {
      throw refused("the password repeats the same few characters");
    }
    var lower = text.toLowerCase(Locale.ROOT);
    if (lower.equals(owner.key()) || lower.equals(owner.toString().toLowerCase(Locale.ROOT))) {
      throw refused("the password is the address itself");
    }
    return text;
  }

  private static String prepared(String password) throws DirectoryRefused {
    try {
      return OpaqueString.prepared(password);
    } catch (SyntaxException _) {
      throw refused("the password is empty, too long, or has control characters in it");
    }
  }

  private static DirectoryRefused refused(String cause) {
    return new DirectoryRefused(
        cause, "take four or more unrelated words, or a generated one such as " + generate());
  }
}
