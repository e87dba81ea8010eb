package dev.haven.store;

/// Receives cards in number order, without a copy for each.
@FunctionalInterface
public interface CardVisitor {
  /// The bytes are valid during the call only and must not be changed.
  ///
  /// @return whether to go on
  boolean card(long number, byte[] bytes, int offset, int length);
}
