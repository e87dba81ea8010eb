package dev.haven.imap;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// What a client can ask to be notified of (RFC 5465 §5).
enum NotifyEvent {
  MESSAGE_NEW("MessageNew", true),
  MESSAGE_EXPUNGE("MessageExpunge", true),
  FLAG_CHANGE("FlagChange", true),
  ANNOTATION_CHANGE("AnnotationChange", true),
  MAILBOX_NAME("MailboxName", false),
  SUBSCRIPTION_CHANGE("SubscriptionChange", false),
  MAILBOX_METADATA_CHANGE("MailboxMetadataChange", false),
  SERVER_METADATA_CHANGE("ServerMetadataChange", false);

  private final String wire;
  private final boolean ofMessages;

  NotifyEvent(String wire, boolean ofMessages) {
    this.wire = wire;
    this.ofMessages = ofMessages;
  }

  /// RFC 5465 §8, rule `message-event`.
  boolean ofMessages() {
    return ofMessages;
  }

  static Optional<NotifyEvent> named(String name) {
    return Arrays.stream(values())
        .filter(event -> event.wire.toUpperCase(Locale.ROOT).equals(name))
        .findFirst();
  }

  /// What there is instead of an event that is not: RFC 5465 §3.1.
  static String supportedNames() {
    return Arrays.stream(values()).map(event -> event.wire).collect(Collectors.joining(" "));
  }
}
