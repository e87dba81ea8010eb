package dev.haven.imap;

import dev.haven.account.MailboxName;

/// A pattern over mailbox names (RFC 9051 §6.3.9): `*` matches anything, `%` anything but the
/// hierarchy separator.
///
/// Matching takes at most pattern times name steps, whatever the wildcards.
record ListPattern(String text) {

  /// @param reference what RFC 9051 §6.3.9 puts before the pattern
  static ListPattern of(String reference, String pattern) {
    return new ListPattern(MailboxName.normalised(reference + pattern));
  }

  boolean matches(String name) {
    // reached[j]: the pattern up to here can match the first j characters of the name.
    var reached = new boolean[name.length() + 1];
    reached[0] = true;
    for (int i = 0; i < text.length(); i++) {
      switch (text.charAt(i)) {
        case '*' -> spread(reached, name, false);
        case '%' -> spread(reached, name, true);
        default -> step(reached, name, text.charAt(i));
      }
    }
    return reached[name.length()];
  }

  private static void spread(boolean[] reached, String name, boolean withinLevel) {
    for (int j = 1; j < reached.length; j++) {
      boolean crosses = withinLevel && name.charAt(j - 1) == MailboxName.SEPARATOR;
      reached[j] |= reached[j - 1] && !crosses;
    }
  }

  private static void step(boolean[] reached, String name, char c) {
    int inbox = isInbox(name) ? MailboxName.INBOX.length() : 0;
    for (int j = reached.length - 1; j > 0; j--) {
      char wanted = j <= inbox && c >= 'a' && c <= 'z' ? (char) (c - 0x20) : c;
      reached[j] = reached[j - 1] && name.charAt(j - 1) == wanted;
    }
    reached[0] = false;
  }

  /// RFC 9051 §5.1: `INBOX`, as a whole name or as the first level, is the same in any case.
  private static boolean isInbox(String name) {
    int length = MailboxName.INBOX.length();
    return name.startsWith(MailboxName.INBOX)
        && (name.length() == length || name.charAt(length) == MailboxName.SEPARATOR);
  }
}
