package dev.haven.imap.keys;

import dev.haven.imap.collation.Collation;
import dev.haven.imap.collation.FoldedText;
import dev.haven.message.MessageCard;
import dev.haven.message.Slice;
import java.util.Arrays;

/// The folded texts by which messages are sorted; one that is part of another of the same message
/// is kept once.
public final class SortPage implements KeyPage {
  private static final int COLUMNS = SortText.COUNT;

  private final long upTo;
  private final byte[] pool;

  /// By row and text where it begins in the pool.
  private final int[] at;

  private final int[] length;

  private SortPage(long upTo, byte[] pool, int[] at, int[] length) {
    this.upTo = upTo;
    this.pool = pool;
    this.at = at;
    this.length = length;
  }

  @Override
  public long upTo() {
    return upTo;
  }

  @Override
  public int weight() {
    return 96 + pool.length + 4 * (at.length + length.length);
  }

  /// A text, folded; empty if the message has none.
  public Slice text(int row, SortText which) {
    int cell = row * COLUMNS + which.index();
    return new Slice(pool, at[cell], length[cell]);
  }

  /// Gathers the texts of a page.
  static final class Builder {
    private final Collation collation;
    private final FoldedText pool = new FoldedText();
    private final FoldedText folded = new FoldedText();
    private final int[] at = new int[KeyPage.ROWS * COLUMNS];
    private final int[] length = new int[KeyPage.ROWS * COLUMNS];

    Builder(Collation collation) {
      this.collation = collation;
    }

    void add(int row, MessageCard card) {
      int rowStart = pool.length();
      var addresses = FirstAddresses.of(card.envelope());
      fold(card.baseSubject());
      keep(row, SortText.BASE_SUBJECT, rowStart);
      // The longer text first, so that the other is found in it.
      display(row, SortText.DISPLAY_FROM, addresses.from(), rowStart);
      display(row, SortText.DISPLAY_TO, addresses.to(), rowStart);
      localPart(row, SortText.FROM, addresses.from(), rowStart);
      localPart(row, SortText.TO, addresses.to(), rowStart);
      localPart(row, SortText.CC, addresses.cc(), rowStart);
    }

    private void localPart(int row, SortText which, FirstAddress address, int rowStart) {
      fold(address.localPart());
      keep(row, which, rowStart);
    }

    private void display(int row, SortText which, FirstAddress address, int rowStart) {
      folded.clear();
      collation.fold(address.display(), folded);
      keep(row, which, rowStart);
    }

    private void fold(Slice text) {
      folded.clear();
      collation.fold(text.bytes(), text.offset(), text.end(), folded);
    }

    private void keep(int row, SortText which, int rowStart) {
      int cell = row * COLUMNS + which.index();
      int found = indexInPool(rowStart);
      at[cell] = found >= 0 ? found : pool.length();
      length[cell] = folded.length();
      if (found < 0) {
        pool.add(folded.bytes(), 0, folded.length());
      }
    }

    private int indexInPool(int from) {
      int count = folded.length();
      for (int i = from; i + count <= pool.length(); i++) {
        if (Arrays.equals(pool.bytes(), i, i + count, folded.bytes(), 0, count)) {
          return i;
        }
      }
      return -1;
    }

    SortPage build(long upTo) {
      return new SortPage(upTo, pool.copy(), at, length);
    }
  }
}
