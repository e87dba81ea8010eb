package dev.haven.account;

import org.jspecify.annotations.Nullable;

/// A place among messages that can be moved by rows or by whole chunks. For one thread.
final class ChunkCursor {
  private final Messages messages;
  private int number;
  private int row;
  private @Nullable Columns columns;

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

  /// The columns of the chunk, read once for as long as the cursor is in it.
  Columns columns() {
    var known = columns;
    if (known == null) {
      known = chunk().columns();
      columns = known;
    }
    return known;
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
    columns = null;
  }

  void advance(int rows) {
    row += rows;
    if (row == chunk().count()) {
      skipChunk();
    }
  }

  /// Whether both stand before the same messages, as far as both chunks reach.
  boolean sharesMessagesWith(ChunkCursor other) {
    return row == other.row && columns().fixed() == other.columns().fixed();
  }
}
