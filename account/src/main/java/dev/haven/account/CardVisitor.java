package dev.haven.account;

import dev.haven.message.MessageCard;

/// Receives the cards of emails in the order of their arrival.
@FunctionalInterface
public interface CardVisitor {
  /// The card is valid during the call only.
  ///
  /// @return whether to go on
  boolean card(long emailId, MessageCard card);
}
