package dev.haven.imap.keys;

import dev.haven.message.MessageCard;
import java.util.Arrays;

/// By which messages refer to one another, RFC 5256 §3 (THREAD=REFERENCES): digests of the message
/// identifiers, and whether the subject says that the message answers another.
public final class ThreadPage implements KeyPage {
  /// No identifier.
  public static final long NONE = 0;

  private final long upTo;

  /// For each row its own identifier, [#NONE] if it has none, and then those it refers to.
  private final long[] ids;

  private final int[] starts;
  private final RowBits replies;

  private ThreadPage(long upTo, long[] ids, int[] starts, RowBits replies) {
    this.upTo = upTo;
    this.ids = ids;
    this.starts = starts;
    this.replies = replies;
  }

  @Override
  public long upTo() {
    return upTo;
  }

  @Override
  public int weight() {
    return 160 + 8 * ids.length + 4 * starts.length;
  }

  /// The digest of the message's identifier, [#NONE] if it has none.
  public long id(int row) {
    return starts[row] == starts[row + 1] ? NONE : ids[starts[row]];
  }

  /// How many identifiers it refers to.
  public int references(int row) {
    return Math.max(0, starts[row + 1] - starts[row] - 1);
  }

  /// The oldest first; the last is what it answers.
  public long reference(int row, int number) {
    return ids[starts[row] + 1 + number];
  }

  public boolean isReply(int row) {
    return replies.has(row);
  }

  /// Gathers the references of a page, row by row.
  static final class Builder {
    private final IdDigest digest;
    private final int[] starts = new int[KeyPage.ROWS + 1];
    private final RowBits replies = new RowBits();
    private long[] ids = new long[2 * KeyPage.ROWS];
    private int length;
    private int rows;

    Builder(IdDigest digest) {
      this.digest = digest;
    }

    void add(int row, MessageCard card) {
      skipTo(row);
      var own = card.messageId();
      add(own.isEmpty() ? NONE : digest.of(own));
      var references = card.references();
      if (references.isEmpty()) {
        // RFC 5256 §3: the first identifier of In-Reply-To is the only reference then.
        references = card.inReplyTo().stream().limit(1).toList();
      }
      for (var reference : references) {
        add(digest.of(reference));
      }
      if (card.isReply()) {
        replies.set(row);
      }
      starts[++rows] = length;
    }

    private void add(long id) {
      if (length == ids.length) {
        ids = Arrays.copyOf(ids, 2 * length);
      }
      ids[length++] = id;
    }

    private void skipTo(int row) {
      while (rows < row) {
        starts[++rows] = length;
      }
    }

    ThreadPage build(long upTo) {
      skipTo(KeyPage.ROWS);
      return new ThreadPage(upTo, Arrays.copyOf(ids, length), starts, replies);
    }
  }
}
