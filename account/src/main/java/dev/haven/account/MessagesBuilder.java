package dev.haven.account;

import java.util.ArrayList;
import java.util.List;

/// Puts [Messages] together from whole chunks, which stay shared, and single rows, which are
/// copied. Ascending order of UID is the caller's duty. Not thread-safe.
final class MessagesBuilder {
  private final List<Chunk> chunks = new ArrayList<>();
  private final PageReader pages;
  private ChunkBuilder rows;

  MessagesBuilder(PageReader pages) {
    this.pages = pages;
    rows = new ChunkBuilder(pages, 0);
  }

  /// Adds a chunk as it is, unless it is small and rows were just added: then they become one.
  void add(Chunk chunk) {
    boolean joins =
        rows.count() > 0
            && chunk.count() < Chunk.SMALL
            && rows.count() + chunk.count() <= Chunk.LARGEST
            && chunk.inMemory();
    if (joins) {
      addRows(chunk);
    } else {
      share(chunk);
    }
  }

  /// Adds a chunk as it is.
  void share(Chunk chunk) {
    flush();
    chunks.add(chunk);
  }

  /// Adds the rows of a chunk, so that they become one with what is beside them.
  void addRows(Chunk chunk) {
    var columns = chunk.supersede();
    for (int row = 0; row < chunk.count(); row++) {
      add(columns, row);
    }
  }

  void add(Columns columns, int row) {
    if (rows.full()) {
      flush();
    }
    rows.add(columns, row);
  }

  /// What is added next begins a new chunk.
  void flush() {
    if (rows.count() > 0) {
      chunks.add(rows.build());
      rows = new ChunkBuilder(pages, 0);
    }
  }

  Messages build() {
    flush();
    return Messages.of(chunks.toArray(Chunk[]::new));
  }
}
