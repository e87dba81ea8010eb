package dev.haven.imap.keys;

import dev.haven.message.MessageCard;
import dev.haven.message.Slice;
import java.util.Locale;
import java.util.Optional;

/// The header fields that SEARCH has keys of their own for (RFC 9051 §6.4.4).
public enum TextField {
  FROM(0),
  TO(1),
  CC(2),
  BCC(3),
  SUBJECT(4);

  static final int COUNT = values().length;

  private final int index;

  TextField(int index) {
    this.index = index;
  }

  /// Its place in a page.
  int index() {
    return index;
  }

  /// Its decoded text, UTF-8.
  Slice of(MessageCard card) {
    return switch (this) {
      case FROM -> card.from();
      case TO -> card.to();
      case CC -> card.cc();
      case BCC -> card.bcc();
      case SUBJECT -> card.subject();
    };
  }

  /// The field of that name, in any case.
  public static Optional<TextField> named(String name) {
    return switch (name.toUpperCase(Locale.ROOT)) {
      case "FROM" -> Optional.of(FROM);
      case "TO" -> Optional.of(TO);
      case "CC" -> Optional.of(CC);
      case "BCC" -> Optional.of(BCC);
      case "SUBJECT" -> Optional.of(SUBJECT);
      default -> Optional.empty();
    };
  }
}
