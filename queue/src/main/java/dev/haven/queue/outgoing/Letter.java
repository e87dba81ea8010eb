package dev.haven.queue.outgoing;

import dev.haven.smtp.Handling;
import dev.haven.smtp.Recipient;
import dev.haven.smtp.client.Envelope;
import java.util.List;

/// A message in the queue as its sender gave it: what never changes.
///
/// @param id see [MessageId]
/// @param skip octets at the beginning of its stored body that stay here
/// @param signed octets behind those that are signatures of ours: as long as nothing is changed,
///   they hold
/// @param longLines whether lines are longer than RFC 5322 §2.1.1 allows
/// @param arrived seconds since 1970
/// @param account of whoever signed in to send it; empty if nobody did
public record Letter(
    long id,
    Envelope envelope,
    List<Recipient> recipients,
    int skip,
    int signed,
    boolean longLines,
    long arrived,
    String account) {
  public Letter {
    recipients = List.copyOf(recipients);
  }

  /// One that is not signed.
  public Letter(
      long id,
      Envelope envelope,
      List<Recipient> recipients,
      int skip,
      long arrived,
      String account) {
    this(id, envelope, recipients, skip, 0, false, arrived, account);
  }

  Handling handling() {
    return envelope.handling();
  }

  /// When it could first be sent, in seconds since 1970.
  long released() {
    return Math.max(arrived, handling().holdUntil());
  }
}
