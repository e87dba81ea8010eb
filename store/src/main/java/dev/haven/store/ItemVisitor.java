package dev.haven.store;

/// Receives items in number order: their cards without a copy for each, and their bodies to read.
@FunctionalInterface
public interface ItemVisitor {
  /// The card's bytes and the body are valid during the call only; the bytes must not be changed.
  ///
  /// @return whether to go on
  boolean item(long number, byte[] bytes, int offset, int length, StoredBody body);
}
