package dev.haven.wire;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/// A language of mail, as far as a client's first line shows which it is.
///
/// Its lists are such that nothing can change, which the checker does not know of the JDK's lists.
@SuppressWarnings("ImmutableEnumChecker")
enum Tongue {
  SMTP("SMTP", List.of("EHLO ", "HELO ", "LHLO ", "MAIL FROM:")),
  POP3("POP3", List.of("USER ", "APOP ", "CAPA\r", "CAPA\n", "STLS\r", "STLS\n")),
  IMAP("IMAP", List.of("CAPAB", "LOGIN ", "STARTT", "AUTHEN", "ID (", "ID NIL", "LOGOUT", "NOOP")),
  /// A first line that several have, or none.
  UNKNOWN("", List.of());

  private static final int LONGEST_TAG = 8;

  private final String title;
  private final List<String> beginnings;

  Tongue(String title, List<String> beginnings) {
    this.title = title;
    this.beginnings = beginnings;
  }

  String title() {
    return title;
  }

  /// What a listener speaks, by its name in the configuration.
  static Tongue ofListener(String name) {
    if (name.startsWith("imap")) {
      return IMAP;
    }
    if (name.startsWith("pop3")) {
      return POP3;
    }
    boolean smtp =
        name.startsWith("smtp") || name.startsWith("submission") || name.startsWith("lmtp");
    return smtp ? SMTP : UNKNOWN;
  }

  /// What a client speaks whose first bytes these are.
  static Tongue ofOpening(byte[] bytes, int length) {
    var line = new String(bytes, 0, length, StandardCharsets.ISO_8859_1).toUpperCase(Locale.ROOT);
    if (SMTP.begins(line)) {
      return SMTP;
    }
    if (POP3.begins(line)) {
      return POP3;
    }
    int space = line.indexOf(' ');
    boolean tagged = space > 0 && space <= LONGEST_TAG;
    return tagged && IMAP.begins(line.substring(space + 1)) ? IMAP : UNKNOWN;
  }

  private boolean begins(String line) {
    return beginnings.stream().anyMatch(line::startsWith);
  }

  /// Whether this cannot be answered by who speaks the other.
  boolean isForeignTo(Tongue other) {
    return this != UNKNOWN && other != UNKNOWN && this != other;
  }

  WrongMode wrongMode() {
    return switch (this) {
      case SMTP -> WrongMode.SMTP;
      case POP3 -> WrongMode.POP3;
      case IMAP -> WrongMode.IMAP;
      case UNKNOWN -> throw new IllegalStateException("nothing is wrong with what is unknown");
    };
  }

  /// The last line to somebody who speaks it.
  String refusal(String why) {
    return switch (this) {
      case SMTP -> "421 4.7.0 " + why;
      case POP3 -> "-ERR [SYS/PERM] " + why;
      case IMAP, UNKNOWN -> "* BYE " + why;
    };
  }
}
