package dev.haven.account;

import dev.haven.message.MessageCard;
import dev.haven.store.StoredBody;

/// Receives emails in the order of their numbers, with their cards and bodies.
@FunctionalInterface
public interface ItemVisitor {
  /// The card's bytes and the body are valid during the call only.
  ///
  /// @return whether to go on
  boolean item(long emailId, MessageCard card, StoredBody body);
}
