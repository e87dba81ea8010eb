package dev.haven.account;

import dev.haven.message.MessageCard;
import dev.haven.store.Item;
import dev.haven.store.StagedBlob;

/// A complete message that is not stored yet. It may be added to several mailboxes of several
/// accounts; its body is stored once. To be closed when it has been.
public final class ReceivedMessage implements AutoCloseable {
  private final StagedBlob staged;
  private final byte[] card;
  private final long sentAt;
  private final ThreadKeys threadKeys;

  ReceivedMessage(StagedBlob staged, byte[] card) {
    var read = MessageCard.of(card);
    this.staged = staged;
    this.card = card;
    this.sentAt = read.sentAt();
    this.threadKeys = ThreadKeys.of(read);
  }

  /// In octets.
  public int size() {
    return Math.toIntExact(staged.length());
  }

  /// The `Date` field in seconds since 1970, [Long#MIN_VALUE] if it is missing or not a date.
  public long sentAt() {
    return sentAt;
  }

  public MessageCard card() {
    return MessageCard.of(card);
  }

  ThreadKeys threadKeys() {
    return threadKeys;
  }

  /// The octets, for whoever keeps them elsewhere too: they are stored once.
  public StagedBlob body() {
    return staged;
  }

  /// Reads back what was received, as [Account#read] does.
  public int read(long offset, byte[] into, int at, int length) {
    return staged.read(offset, into, at, length);
  }

  Item item(long email) {
    return new Item(email, staged, card);
  }

  @Override
  public void close() {
    staged.close();
  }
}
