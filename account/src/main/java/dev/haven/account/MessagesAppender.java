package dev.haven.account;

/// Adds messages at the end of a mailbox. Not thread-safe; for the account's leader only, since the
/// last chunk grows in place.
///
/// A last chunk that lies on a page is left there, so that a delivery reads no messages; the next
/// checkpoint joins what is small.
final class MessagesAppender {
  private final PageReader pages;
  private Messages messages;
  private ChunkBuilder tail;
  private boolean grows;

  MessagesAppender(Messages messages, PageReader pages) {
    this.messages = messages;
    this.pages = pages;
    var chunks = messages.chunks();
    grows = chunks > 0 && canGrow(messages.chunk(chunks - 1));
    tail = grows ? new ChunkBuilder(messages.chunk(chunks - 1)) : new ChunkBuilder(pages, 0);
  }

  private static boolean canGrow(Chunk chunk) {
    return chunk.count() < Chunk.LARGEST && chunk.inMemory();
  }

  void add(
      long uid,
      long modSeq,
      long flags,
      int size,
      long receivedAt,
      int sentAfter,
      long email,
      int threadBack,
      int savedAt) {
    if (tail.full()) {
      flush();
    }
    tail.add(uid, modSeq, flags, size, receivedAt, sentAfter, email, threadBack, savedAt);
  }

  private void flush() {
    messages = grows ? messages.withLast(tail.build()) : messages.plus(tail.build());
    tail = new ChunkBuilder(pages, 0);
    grows = false;
  }

  Messages build() {
    if (tail.count() > 0) {
      flush();
    }
    return messages;
  }
}
