package dev.haven.account;

/// What the messages of a mailbox amount to, kept in step with its chunks.
record Totals(int count, int unseen, int deleted, long size, long deletedSize, Purses annotations) {
  static final Totals NOTHING = new Totals(0, 0, 0, 0, 0, Purses.EMPTY);

  Totals plus(ChunkSummary chunk) {
    return new Totals(
        count + chunk.count(),
        unseen + chunk.unseen(),
        deleted + chunk.deleted(),
        size + chunk.size(),
        deletedSize + chunk.deletedSize(),
        annotations.plus(chunk.annotations()));
  }

  Totals minus(ChunkSummary chunk) {
    return new Totals(
        count - chunk.count(),
        unseen - chunk.unseen(),
        deleted - chunk.deleted(),
        size - chunk.size(),
        deletedSize - chunk.deletedSize(),
        annotations.minus(chunk.annotations()));
  }
}
