package dev.haven.imap;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// What a client can ask to be notified of (RFC 5465 §5).
enum NotifyEvent {
  MESSAGE_NEW("MessageNew", true, true),
  MESSAGE_EXPUNGE("MessageExpunge", true, true),
  FLAG_CHANGE("FlagChange", true, true),
  ANNOTATION_CHANGE("AnnotationChange", true, false),
  MAILBOX_NAME("MailboxName", false, true),
  SUBSCRIPTION_CHANGE("SubscriptionChange", false, true),
  MAILBOX_METADATA_CHANGE("MailboxMetadataChange", false, true),
  SERVER_METADATA_CHANGE("ServerMetadataChange", false, true);

  private final String wire;
  private final boolean ofMessages;
  private final boolean supported;

  NotifyEvent(String wire, boolean ofMessages, boolean supported) {
    this.wire = wire;
    this.ofMessages = ofMessages;
    this.supported = supported;
  }

  /// RFC 5465 §8, rule `message-event`.
  boolean ofMessages() {
    return ofMessages;
  }

  boolean supported() {
    return supported;
  }

  static Optional<NotifyEvent> named(String name) {
    return Arrays.stream(values())
        .filter(event -> event.wire.toUpperCase(Locale.ROOT).equals(name))
        .findFirst();
  }

  /// What there is instead of an event that is not: RFC 5465 §3.1.
  static String supportedNames() {
    return Arrays.stream(values())
        .filter(NotifyEvent::supported)
        .map(event -> event.wire)
        .collect(Collectors.joining(" "));
  }
}
