package dev.haven.imap.sort;

import dev.haven.account.AnnotationKey;
import dev.haven.account.Messages;
import dev.haven.account.Pace;
import dev.haven.imap.collation.Collation;
import dev.haven.imap.collation.FoldedText;
import dev.haven.imap.keys.KeyPage;
import dev.haven.imap.keys.Keys;
import dev.haven.imap.keys.SortText;
import dev.haven.message.Slice;
import java.io.IOException;
import java.util.Arrays;

/// The folded texts that messages are sorted by, compared octet by octet; the first eight octets of
/// each are at hand as a number.
final class TextColumn implements Column {
  private final Slice[] texts;
  private final long[] heads;

  private TextColumn(Slice[] texts) {
    this.texts = texts;
    this.heads = new long[texts.length];
    for (int i = 0; i < texts.length; i++) {
      heads[i] = head(texts[i]);
    }
  }

  static TextColumn of(SortText which, Messages messages, Keys keys, int[] indexes, Pace pace)
      throws IOException {
    var texts = new Slice[indexes.length];
    for (int i = 0; i < indexes.length; i++) {
      pace.at(i, indexes.length);
      long email = messages.emailId(indexes[i]);
      texts[i] = keys.sorts(email).text(KeyPage.rowOf(email), which);
    }
    return new TextColumn(texts);
  }

  /// RFC 5257 §4.9; what is not there comes before all else.
  static TextColumn of(AnnotationKey key, Messages messages, Collation collation, int[] indexes) {
    var texts = new Slice[indexes.length];
    var folded = new FoldedText();
    for (int i = 0; i < indexes.length; i++) {
      var m = messages.cursor(indexes[i]);
      m.next();
      var value = m.annotations().value(key);
      folded.clear();
      value.ifPresent(octets -> collation.fold(octets.bytes(), 0, octets.length(), folded));
      texts[i] = new Slice(folded.copy(), 0, folded.length());
    }
    return new TextColumn(texts);
  }

  private static long head(Slice text) {
    long head = 0;
    for (int i = 0; i < Long.BYTES; i++) {
      head = (head << 8) | (i < text.length() ? text.at(i) & 0xff : 0);
    }
    return head;
  }

  @Override
  public int compare(int row, int other) {
    if (heads[row] != heads[other]) {
      return Long.compareUnsigned(heads[row], heads[other]);
    }
    var one = texts[row];
    var two = texts[other];
    return Arrays.compareUnsigned(
        one.bytes(), one.offset(), one.end(), two.bytes(), two.offset(), two.end());
  }
}
