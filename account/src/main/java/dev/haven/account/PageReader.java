package dev.haven.account;

/// Reads the columns of a chunk from the checkpoint's pages.
@FunctionalInterface
interface PageReader {
  /// The columns of the chunk that is on that page.
  ///
  /// @throws dev.haven.store.StoreException if the page cannot be read or is not what the summary
  ///   says
  Columns read(long page, ChunkSummary summary);
}
