package dev.haven.queue.outgoing;

import dev.haven.queue.format.StoredEnvelope;
import dev.haven.queue.format.StoredRecipient;
import dev.haven.queue.format.Urgency;
import dev.haven.smtp.DeliverBy;
import dev.haven.smtp.Handling;
import dev.haven.smtp.ValidSince;

/// How [Handling] lies in the card of a message's item.
final class HandlingFormat {
  private HandlingFormat() {}

  static void write(Handling handling, StoredEnvelope.Builder stored) {
    stored
        .setRequireTls(handling.requireTls())
        .setTlsOptional(handling.tlsOptional())
        .setHeldForSeconds(handling.heldFor())
        .setHoldUntilSeconds(handling.holdUntil())
        .setDeadlineMode(number(handling.by().mode()))
        .setDeadlineSeconds(handling.by().deadline())
        .setDeadlineTrace(handling.by().trace())
        .setPriority(handling.priority())
        .setSolicitation(handling.solicitation())
        .setVerp(handling.verp());
  }

  static Handling read(StoredEnvelope stored) {
    var by =
        new DeliverBy(
            mode(stored.getDeadlineMode()), stored.getDeadlineSeconds(), stored.getDeadlineTrace());
    var handling =
        Handling.ORDINARY
            .heldUntil(stored.getHoldUntilSeconds(), stored.getHeldForSeconds())
            .by(by)
            .priority(stored.getPriority())
            .soliciting(stored.getSolicitation())
            .verp(stored.getVerp());
    if (stored.getTlsOptional()) {
      return handling.withTlsOptional();
    }
    return stored.getRequireTls() ? handling.requiringTls() : handling;
  }

  static void write(ValidSince since, StoredRecipient.Builder stored) {
    stored.setValidSinceSeconds(since.time()).setValidSinceRelayedAnyway(since.relayedAnyway());
  }

  static ValidSince validSince(StoredRecipient stored) {
    return stored.getValidSinceSeconds() == 0
        ? ValidSince.UNASKED
        : new ValidSince(stored.getValidSinceSeconds(), stored.getValidSinceRelayedAnyway());
  }

  /// What the index has to know of it.
  static Urgency urgency(Handling handling) {
    var by = handling.by();
    return Urgency.newBuilder()
        .setPriority(handling.priority())
        .setHoldUntilSeconds(handling.holdUntil())
        .setDeadlineSeconds(by.mode() == DeliverBy.Mode.WHENEVER ? 0 : by.deadline())
        .build();
  }

  private static int number(DeliverBy.Mode mode) {
    return switch (mode) {
      case WHENEVER -> 0;
      case RETURN -> 1;
      case NOTIFY -> 2;
    };
  }

  private static DeliverBy.Mode mode(int number) {
    return switch (number) {
      case 1 -> DeliverBy.Mode.RETURN;
      case 2 -> DeliverBy.Mode.NOTIFY;
      default -> DeliverBy.Mode.WHENEVER;
    };
  }
}
