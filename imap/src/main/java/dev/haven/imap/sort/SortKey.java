package dev.haven.imap.sort;

import dev.haven.imap.keys.SortText;
import java.util.Optional;

/// What messages can be sorted by, RFC 5256 §3 (SORT), RFC 5957 §3.
public enum SortKey {
  ARRIVAL,
  CC,
  /// The sent date of RFC 5256 §2.2.
  DATE,
  FROM,
  SIZE,
  /// The base subject of RFC 5256 §2.1.
  SUBJECT,
  TO,
  DISPLAYFROM,
  DISPLAYTO,
  /// RFC 5257 §4.9.
  ANNOTATION,
  /// RFC 6203 §6.
  RELEVANCY;

  /// The key of that name, in upper case.
  public static Optional<SortKey> named(String name) {
    for (var key : values()) {
      if (key.name().equals(name)) {
        return Optional.of(key);
      }
    }
    return Optional.empty();
  }

  /// Whether it compares numbers.
  boolean isNumber() {
    return this == ARRIVAL || this == DATE || this == SIZE || this == RELEVANCY;
  }

  /// The text of the message's key page it compares; nothing for those that compare numbers.
  Optional<SortText> text() {
    return switch (this) {
      case ARRIVAL, DATE, SIZE, ANNOTATION, RELEVANCY -> Optional.empty();
      case SUBJECT -> Optional.of(SortText.BASE_SUBJECT);
      case FROM -> Optional.of(SortText.FROM);
      case TO -> Optional.of(SortText.TO);
      case CC -> Optional.of(SortText.CC);
      case DISPLAYFROM -> Optional.of(SortText.DISPLAY_FROM);
      case DISPLAYTO -> Optional.of(SortText.DISPLAY_TO);
    };
  }
}
