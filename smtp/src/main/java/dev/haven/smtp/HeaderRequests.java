package dev.haven.smtp;

import dev.haven.directory.Address;
import java.util.Map;

/// What the header of a message asks of those who deliver it or pass it on, beyond what MAIL and
/// RCPT have said.
///
/// @param tlsOptional see [Handling#tlsOptional]
/// @param priority 0 if nothing is asked (RFC 6758 §3)
/// @param solicitation see [Handling#solicitation]
/// @param validSince since when mailboxes must have been the same person's, in seconds since 1970
///   (RFC 7293 §3.2)
/// @param taken whether the fields for priority and owners were taken out of the header, because
///   they come from one of our own people: then whoever passes the message on answers for them
public record HeaderRequests(
    boolean tlsOptional,
    int priority,
    String solicitation,
    Map<Address, Long> validSince,
    boolean taken) {
  public HeaderRequests {
    validSince = Map.copyOf(validSince);
  }

  /// What the header asks of a recipient here, of whom RCPT has asked nothing (RFC 7293 §5.2).
  /// Local parts are the same if they reach the same person here.
  public ValidSince askedOf(Recipient recipient) {
    var address = recipient.address();
    return validSince.isEmpty() || recipient.validSince().asked()
        ? ValidSince.UNASKED
        : validSince.entrySet().stream()
            .filter(asked -> asked.getKey().domain().equals(address.domain()))
            .filter(asked -> asked.getKey().key().equals(address.key()))
            .min(Map.Entry.comparingByValue())
            .map(asked -> new ValidSince(asked.getValue(), true))
            .orElse(ValidSince.UNASKED);
  }

  /// What MAIL said counts for more.
  public Handling applied(Handling said) {
    var handling = tlsOptional ? said.withTlsOptional() : said;
    if (priority != 0 && handling.priority() == 0) {
      handling = handling.priority(priority);
    }
    return handling.solicitation().isEmpty() ? handling.soliciting(solicitation) : handling;
  }
}
