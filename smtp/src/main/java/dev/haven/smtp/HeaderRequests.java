package dev.haven.smtp;

import dev.haven.directory.Address;
import java.util.HashMap;
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

  /// The same for people here, whose local parts are the same if their keys are (RFC 7293 §5.2). Of
  /// two times for one of them the earlier counts, which asks for more.
  public Map<Address, ValidSince> owners() {
    var owners = new HashMap<Address, ValidSince>();
    validSince.forEach((address, time) ->
        owners.merge(
            keyed(address),
            new ValidSince(time, true),
            (one, other) -> one.time() < other.time() ? one : other));
    return owners;
  }

  /// An address as [#owners] has it.
  public static Address keyed(Address address) {
    return new Address(address.key(), address.domain());
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
