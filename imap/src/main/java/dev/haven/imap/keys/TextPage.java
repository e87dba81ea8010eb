package dev.haven.imap.keys;

import dev.haven.imap.collation.Collation;
import dev.haven.imap.collation.FoldedText;
import dev.haven.imap.collation.Needle;
import dev.haven.message.MessageCard;
import java.util.Arrays;

/// The folded texts of header fields: for each field, those of all rows behind one another, each
/// ended by an octet that is in no text.
public final class TextPage implements KeyPage {
  private static final byte END = (byte) 0xff;

  private final long upTo;
  private final byte[][] texts;

  /// By field and row where its text begins; one more at the end.
  private final int[][] starts;

  private TextPage(long upTo, byte[][] texts, int[][] starts) {
    this.upTo = upTo;
    this.texts = texts;
    this.starts = starts;
  }

  @Override
  public long upTo() {
    return upTo;
  }

  @Override
  public int weight() {
    int weight = 64;
    for (int i = 0; i < texts.length; i++) {
      weight += texts[i].length + 4 * starts[i].length + 32;
    }
    return weight;
  }

  /// The rows whose field contains a text, which must not be empty and be folded as the page is.
  public RowBits containing(TextField field, Needle needle) {
    var rows = new RowBits();
    var text = texts[field.index()];
    var start = starts[field.index()];
    int row = 0;
    int at = needle.indexInFolded(text, 0, text.length);
    while (at >= 0) {
      while (start[row + 1] <= at) {
        row++;
      }
      rows.set(row);
      at = needle.indexInFolded(text, start[row + 1], text.length);
    }
    return rows;
  }

  /// Gathers the texts of a page, row by row.
  static final class Builder {
    private final Collation collation;
    private final FoldedText[] texts = new FoldedText[TextField.COUNT];
    private final int[][] starts = new int[TextField.COUNT][KeyPage.ROWS + 1];
    private int rows;

    Builder(Collation collation) {
      this.collation = collation;
      Arrays.setAll(texts, _ -> new FoldedText());
    }

    void add(int row, MessageCard card) {
      skipTo(row);
      for (var field : TextField.values()) {
        var text = field.of(card);
        collation.fold(text.bytes(), text.offset(), text.end(), texts[field.index()]);
      }
      endRow();
    }

    private void skipTo(int row) {
      while (rows < row) {
        endRow();
      }
    }

    private void endRow() {
      rows++;
      for (int i = 0; i < texts.length; i++) {
        // Nothing is in an empty text, so it needs no end.
        if (texts[i].length() > starts[i][rows - 1]) {
          texts[i].add(END);
        }
        starts[i][rows] = texts[i].length();
      }
    }

    TextPage build(long upTo) {
      skipTo(KeyPage.ROWS);
      var bytes = new byte[texts.length][];
      Arrays.setAll(bytes, i -> texts[i].copy());
      return new TextPage(upTo, bytes, starts);
    }
  }
}
