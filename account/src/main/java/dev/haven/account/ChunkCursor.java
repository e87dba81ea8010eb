package dev.haven.account;

/// A place among messages that can be moved by rows or by whole chunks. For one thread.
final class ChunkCursor {
  private final Messages messages;
  private int number;
  private int row;

  ChunkCursor(Messages messages) {
    this.messages = messages;
  }

  boolean atEnd() {
    return number == messages.chunks();
  }

  boolean atChunkStart() {
    return row == 0;
  }

  Chunk chunk() {
    return messages.chunk(number);
  }

  Columns columns() {
    return chunk().columns();
  }

  int row() {
    return row;
  }

  int rowsLeft() {
    return chunk().count() - row;
  }

  long uid() {
    return columns().uid(row);
  }

  /// The index of the message in the mailbox.
  int index() {
    return atEnd() ? messages.count() : messages.start(number) + row;
  }

  void skipChunk() {
    number++;
    row = 0;
  }

  void advance(int rows) {
    row += rows;
    if (row == chunk().count()) {
      skipChunk();
    }
  }

  /// Whether both stand before the same rows of the same columns.
  boolean sharesRowsWith(ChunkCursor other) {
    var mine = columns();
    var others = other.columns();
    return row == other.row && mine.fixed() == others.fixed() && mine.marks() == others.marks();
  }
}
