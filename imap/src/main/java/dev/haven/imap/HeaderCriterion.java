package dev.haven.imap;

import dev.haven.imap.collation.Collation;
import dev.haven.imap.collation.Needle;
import dev.haven.imap.keys.KeyPage;
import dev.haven.imap.keys.Keys;
import dev.haven.imap.keys.RowBits;
import dev.haven.imap.keys.TextField;
import dev.haven.message.EncodedWords;
import dev.haven.message.HeaderFields;
import dev.haven.message.Slice;
import java.util.HashMap;
import java.util.Map;

/// Search keys that look at header fields (RFC 9051 §6.4.4): most at the keys of a whole page of
/// messages at once, the others at the raw header, whose encoded words are decoded (RFC 2047).
final class HeaderCriterion {
  /// What begins an encoded word; without one, a header says what its bytes say.
  private static final Needle ENCODED = new Needle("=?", Collation.OCTET);

  private HeaderCriterion() {}

  static Criterion of(SearchKey.Header key, Keys keys) {
    var needle = new Needle(key.text(), keys.collation());
    var field = TextField.named(key.field());
    // RFC 9051 §6.4.4: any field of that name, were it empty.
    return field.isEmpty() || needle.isEmpty()
        ? new Criterion(
            Needs.CARD, row -> row.hasHeader() && isIn(row.header(), key.field(), needle))
        : new Criterion(Needs.KEYS, new InKeys(field.get(), needle, keys));
  }

  /// Each page is looked at once, when its first message is.
  private static final class InKeys implements Criterion.Test {
    private final TextField field;
    private final Needle needle;
    private final Keys keys;
    private final Map<Integer, Found> pages = new HashMap<>();
    private Found latest = new Found(-1, -1, new RowBits());

    InKeys(TextField field, Needle needle, Keys keys) {
      this.field = field;
      this.needle = needle;
      this.keys = keys;
    }

    @Override
    public boolean holds(Row row) {
      long email = row.message().emailId();
      if (KeyPage.numberOf(email) != latest.number || latest.upTo < email) {
        latest = found(KeyPage.numberOf(email), email);
      }
      return latest.rows.has(KeyPage.rowOf(email));
    }

    private Found found(int number, long email) {
      var known = pages.get(number);
      if (known != null && known.upTo >= email) {
        return known;
      }
      var page = keys.texts(email);
      var found = new Found(number, page.upTo(), page.containing(field, needle));
      pages.put(number, found);
      return found;
    }

    /// What a page has, up to an email.
    private record Found(int number, long upTo, RowBits rows) {}
  }

  private static boolean isIn(Slice header, String name, Needle needle) {
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
  static boolean anywhere(Slice header, Needle needle) {
    if (needle.isIn(header.bytes(), header.offset(), header.end())) {
      return true;
    }
    if (needle.isWord() && isPlain(header)) {
      return false;
    }
    var fields = HeaderFields.of(header);
    for (int i = 0; i < fields.count(); i++) {
      if (needle.isIn(EncodedWords.decode(fields.raw(i)))) {
        return true;
      }
    }
    return false;
  }

  /// Whether nothing in it has to be decoded.
  private static boolean isPlain(Slice header) {
    return Needle.isAscii(header.bytes(), header.offset(), header.end())
        && !ENCODED.isInFolded(header.bytes(), header.offset(), header.end());
  }
}
