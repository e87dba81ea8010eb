package dev.haven.smtp;

import dev.haven.directory.Address;
import dev.haven.message.FieldWords;
import dev.haven.message.MailDate;
import dev.haven.message.Slice;
import dev.haven.smtp.HeaderRules.Treatment;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/// Reads the fields of a header in which a sender asks for something that others ask for with
/// parameters. What cannot be read asks for nothing. For one message and thread.
final class HeaderWishes {
  /// Nobody means more people than a message has recipients.
  private static final int MOST_OWNERS = 1_000;

  private final Additions additions;
  private final boolean trusted;
  private boolean tlsOptional;
  private int priority;
  private String solicitation = "";
  private final Map<Address, Long> validSince = new HashMap<>();

  /// @param trusted whether the message comes from one of our own people
  HeaderWishes(Additions additions, boolean trusted) {
    this.additions = additions;
    this.trusted = trusted;
  }

  HeaderRequests requests() {
    return new HeaderRequests(tlsOptional, priority, solicitation, validSince, trusted);
  }

  /// What is to be done with a field.
  Treatment field(String name) {
    return switch (name) {
      case "tls-required", "solicitation" -> Treatment.READ;
      // RFC 6758 §3.3: what our own people ask for travels as a parameter, and as a field again
      // only where that is not known. The word of strangers has no weight.
      case "mt-priority" -> trusted ? Treatment.WEIGH : Treatment.KEEP;
      case "require-recipient-valid-since" -> trusted ? Treatment.WEIGH : Treatment.READ;
      default -> Treatment.KEEP;
    };
  }

  void read(String name, byte[] value) throws Refused {
    switch (name) {
      case "tls-required" -> tlsOptional |= text(value).equalsIgnoreCase("no"); // RFC 8689 §3
      case "solicitation" -> {
        var classes =
            FieldWords.of(value, ',').stream().filter(ExtensionParameters::isKeywords).toList();
        additions.requireWanted(String.join(",", classes)); // RFC 3865 §2.5
        solicitation = ExtensionParameters.keywords(classes);
      }
      case "mt-priority" ->
          ExtensionParameters.priorityOf(text(value)).ifPresent(p -> priority = p);
      case "require-recipient-valid-since" -> owner(value);
      default -> {}
    }
  }

  private static String text(byte[] value) {
    return FieldWords.of(value, ';').getFirst();
  }

  /// RFC 7293 §3.2: an address and a time.
  private void owner(byte[] value) {
    var parts = FieldWords.of(value, ';');
    var mailboxes = NamedMailbox.all(parts.getFirst().getBytes(StandardCharsets.UTF_8));
    var time = MailDate.parse(Slice.of(parts.getLast().getBytes(StandardCharsets.UTF_8)));
    if (parts.size() == 2 && mailboxes.size() == 1 && validSince.size() < MOST_OWNERS) {
      mailboxes
          .getFirst()
          .address()
          .ifPresent(address -> time.ifPresent(t -> validSince.put(address, t.epochSecond())));
    }
  }
}
