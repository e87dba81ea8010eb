package dev.haven.account;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.text.Normalizer;

/// What a mailbox may be called: levels separated by `/`, in Unicode's composed form (NFC).
///
/// `INBOX` is one mailbox however it is written, RFC 9051 §5.1; below it, case matters.
public final class MailboxName {
  public static final String INBOX = "INBOX";
  public static final char SEPARATOR = '/';

  private static final int LONGEST = 1000;
  private static final int LONGEST_LEVEL = 255;
  private static final int DEEPEST = 30;

  private MailboxName() {}

  /// The one spelling of a name: composed, and `INBOX` in capitals as the whole or the first level.
  public static String normalised(String name) {
    var composed = Normalizer.normalize(name, Normalizer.Form.NFC);
    int end = composed.indexOf(SEPARATOR);
    var top = end < 0 ? composed : composed.substring(0, end);
    return top.equalsIgnoreCase(INBOX) ? INBOX + composed.substring(top.length()) : composed;
  }

  /// The one spelling of a name that a mailbox may have.
  static String checked(String name) throws IntentRefused {
    var normal = normalised(name);
    if (normal.getBytes(UTF_8).length > LONGEST) {
      throw cannot("is longer than " + LONGEST + " bytes; choose a shorter name");
    }
    if (normal.codePoints().anyMatch(MailboxName::forbidden)) {
      throw cannot("holds a control or invalid character; leave it out");
    }
    checkLevels(normal);
    return normal;
  }

  private static void checkLevels(String name) throws IntentRefused {
    int depth = 0;
    for (int from = 0; from <= name.length(); depth++) {
      int at = name.indexOf(SEPARATOR, from);
      int end = at < 0 ? name.length() : at;
      if (end == from) {
        throw cannot("has an empty level; write one / between two words and none at the ends");
      }
      if (name.substring(from, end).getBytes(UTF_8).length > LONGEST_LEVEL) {
        throw cannot("has a level longer than " + LONGEST_LEVEL + " bytes; choose a shorter name");
      }
      from = end + 1;
    }
    if (depth > DEEPEST) {
      throw cannot("is deeper than " + DEEPEST + " levels; choose a place higher up");
    }
  }

  /// Controls of both sets, line and paragraph separator, and halves of surrogate pairs.
  private static boolean forbidden(int c) {
    return Character.isISOControl(c)
        || c == 0x2028
        || c == 0x2029
        || Character.getType(c) == Character.SURROGATE;
  }

  private static IntentRefused cannot(String why) {
    return new IntentRefused(Reason.CANNOT, "The mailbox name " + why + ".");
  }

  /// The name of the mailbox that `name` is directly below, empty if it is at the top.
  static String parent(String name) {
    int at = name.lastIndexOf(SEPARATOR);
    return at < 0 ? "" : name.substring(0, at);
  }
}
