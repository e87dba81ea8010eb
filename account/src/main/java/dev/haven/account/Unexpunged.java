package dev.haven.account;

/// A mailbox with current flags and new messages in which those expunged since a former snapshot
/// are still there. See [MailboxDiff#withoutExpunges].
final class Unexpunged {
  private final ChunkCursor old;
  private final ChunkCursor now;
  private final MessagesBuilder result;
  private boolean anyExpunged;

  private Unexpunged(Messages announced, Messages current) {
    old = new ChunkCursor(announced);
    now = new ChunkCursor(current);
    result = new MessagesBuilder(Unexpunged::noPage);
  }

  private static Columns noPage(long page, ChunkSummary summary) {
    throw new IllegalStateException("a chunk made for one session is on no page");
  }

  static Mailbox of(Mailbox announced, Mailbox current) {
    var merged = new Unexpunged(announced.messages(), current.messages());
    var messages = merged.merge();
    return merged.anyExpunged ? current.withMessages(messages, announced.highestModSeq()) : current;
  }

  private Messages merge() {
    while (!old.atEnd() && !now.atEnd()) {
      step();
    }
    while (!old.atEnd()) {
      keep();
    }
    while (!now.atEnd()) {
      if (now.atChunkStart()) {
        result.share(now.chunk());
        now.skipChunk();
      } else {
        take();
      }
    }
    return result.build();
  }

  private void step() {
    boolean starts = old.atChunkStart() && now.atChunkStart();
    if (starts && sameUids(old.chunk(), now.chunk())) {
      result.share(now.chunk());
      old.skipChunk();
      now.skipChunk();
    } else if (old.uid() < now.uid()) {
      keep();
    } else {
      old.advance(1);
      take();
    }
  }

  /// What is current was announced, so an equal number between equal ends is the same messages.
  private static boolean sameUids(Chunk before, Chunk after) {
    return before == after
        || (before.count() == after.count()
            && before.firstUid() == after.firstUid()
            && before.lastUid() == after.lastUid());
  }

  private void keep() {
    anyExpunged = true;
    result.add(old.columns(), old.row());
    old.advance(1);
  }

  private void take() {
    result.add(now.columns(), now.row());
    now.advance(1);
  }
}
