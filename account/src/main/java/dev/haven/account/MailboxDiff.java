package dev.haven.account;

/// What a client that was told of one snapshot of a mailbox must be told to know a newer one.
///
/// To be told in this order, RFC 9051 §7.4.1, RFC 9051 §7.5.1: the [#expunged] from the last to the
/// first, then the new number of messages if any were [#added], then the flags of the [#changed]
/// and of the added ones. Finding it costs time by what differs, not by the size of the mailbox:
/// chunks that both snapshots share are passed over.
public final class MailboxDiff {
  private final int[] expunged;
  private final UidSet expungedUids;
  private final int[] changed;
  private final int firstAdded;
  private final int added;

  private MailboxDiff(
      int[] expunged, UidSet expungedUids, int[] changed, int firstAdded, int added) {
    this.expunged = expunged;
    this.expungedUids = expungedUids;
    this.changed = changed;
    this.firstAdded = firstAdded;
    this.added = added;
  }

  /// What tells the one snapshot's client of the other.
  ///
  /// @param announced what the client knows
  /// @param current the same mailbox, not older
  public static MailboxDiff between(Mailbox announced, Mailbox current) {
    return new Walk(announced.messages(), current.messages()).diff();
  }

  /// What may be told while no message may vanish from the client's numbering (RFC 9051 §7.5.1):
  /// the current flags and the new messages, and still those that were expunged meanwhile, as they
  /// were announced. As long as there are any, its highest MODSEQ stays that which was announced:
  /// not everything up to a later one is known (RFC 7162 §3.2).
  public static Mailbox withoutExpunges(Mailbox announced, Mailbox current) {
    return Unexpunged.of(announced, current);
  }

  public boolean isEmpty() {
    return expunged.length == 0 && changed.length == 0 && added == 0;
  }

  /// The indexes in the announced snapshot of messages that are gone, ascending.
  public int[] expunged() {
    return expunged;
  }

  /// The UIDs of the messages that are gone.
  public UidSet expungedUids() {
    return expungedUids;
  }

  /// The indexes in the current snapshot of messages whose flags were set anew, ascending; the
  /// flags may be as announced after several changes, the version is not.
  public int[] changed() {
    return changed;
  }

  /// The index in the current snapshot of the first message that was not announced.
  public int firstAdded() {
    return firstAdded;
  }

  /// How many messages at the end were not announced.
  public int added() {
    return added;
  }

  private static final class Walk {
    private final ChunkCursor old;
    private final ChunkCursor now;
    private final int count;
    private final IntList expunged = new IntList();
    private final UidSetBuilder expungedUids = new UidSetBuilder();
    private final IntList changed = new IntList();

    Walk(Messages announced, Messages current) {
      old = new ChunkCursor(announced);
      now = new ChunkCursor(current);
      count = current.count();
    }

    MailboxDiff diff() {
      while (!old.atEnd() && !now.atEnd()) {
        step();
      }
      while (!old.atEnd()) {
        expunge();
      }
      int first = now.index();
      return new MailboxDiff(
          expunged.toArray(), expungedUids.build(), changed.toArray(), first, count - first);
    }

    private void step() {
      if (old.chunk() == now.chunk() && old.atChunkStart() && now.atChunkStart()) {
        old.skipChunk();
        now.skipChunk();
      } else if (old.sharesMessagesWith(now)) {
        compare(Math.min(old.rowsLeft(), now.rowsLeft()));
      } else if (old.uid() < now.uid()) {
        expunge();
      } else {
        compare(1);
      }
    }

    private void expunge() {
      expunged.add(old.index());
      expungedUids.add(old.uid());
      old.advance(1);
    }

    /// So many messages that are in both.
    private void compare(int rows) {
      var before = old.columns().marks();
      var after = now.columns().marks();
      if (before != after) {
        int first = now.index();
        for (int i = 0; i < rows; i++) {
          if (before.modSeq[old.row() + i] != after.modSeq[now.row() + i]) {
            changed.add(first + i);
          }
        }
      }
      old.advance(rows);
      now.advance(rows);
    }
  }
}
