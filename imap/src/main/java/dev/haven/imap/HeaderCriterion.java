package dev.haven.imap;

import dev.haven.message.EncodedWords;
import dev.haven.message.HeaderFields;
import dev.haven.message.MessageCard;
import dev.haven.message.Slice;
import java.util.Locale;
import java.util.function.Function;

/// Search keys that look at header fields (RFC 9051 §6.4.4): most at the decoded texts in the card,
/// the others at the raw header, whose encoded words are decoded (RFC 2047).
final class HeaderCriterion {
  /// What begins an encoded word; without one, a header says what its bytes say.
  private static final TextNeedle ENCODED = new TextNeedle("=?");

  private HeaderCriterion() {}

  static Criterion of(SearchKey.Header key) {
    var needle = new TextNeedle(key.text());
    // RFC 9051 §6.4.4: any field of that name, were it empty.
    if (needle.isEmpty()) {
      return inHeader(key.field(), needle);
    }
    return switch (key.field().toUpperCase(Locale.ROOT)) {
      case "FROM" -> inCard(MessageCard::from, needle);
      case "TO" -> inCard(MessageCard::to, needle);
      case "CC" -> inCard(MessageCard::cc, needle);
      case "BCC" -> inCard(MessageCard::bcc, needle);
      case "SUBJECT" -> inCard(MessageCard::subject, needle);
      default -> inHeader(key.field(), needle);
    };
  }

  private static Criterion inCard(Function<MessageCard, Slice> field, TextNeedle needle) {
    return new Criterion(Needs.CARD, row -> row.hasCard() && needle.isIn(field.apply(row.card())));
  }

  private static Criterion inHeader(String field, TextNeedle needle) {
    return new Criterion(Needs.CARD, row -> row.hasHeader() && isIn(row.header(), field, needle));
  }

  private static boolean isIn(Slice header, String name, TextNeedle needle) {
    var fields = HeaderFields.of(header);
    for (int i = 0; i < fields.count(); i++) {
      if (isNamed(fields.name(i), name)
          && (needle.isEmpty() || needle.isIn(EncodedWords.decode(fields.value(i))))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isNamed(Slice written, String name) {
    return written.length() == name.length() && written.text().equalsIgnoreCase(name);
  }

  /// Whether any field, name or value, contains the text.
  static boolean anywhere(Slice header, TextNeedle needle) {
    if (needle.isIn(header)) {
      return true;
    }
    if (needle.isWord() && !ENCODED.isIn(header)) {
      return false;
    }
    var fields = HeaderFields.of(header);
    for (int i = 0; i < fields.count(); i++) {
      if (needle.isIn(EncodedWords.decode(fields.value(i)))) {
        return true;
      }
    }
    return false;
  }
}
