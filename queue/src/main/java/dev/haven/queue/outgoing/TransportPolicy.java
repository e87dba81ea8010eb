package dev.haven.queue.outgoing;

import dev.haven.dns.MailExchange;
import dev.haven.smtp.client.TlsDemand;

/// What a domain demands of the way to its servers: the place of MTA-STS (RFC 8461 §5) and DANE
/// (RFC 7672 §2.2). Safe for any thread.
@FunctionalInterface
public interface TransportPolicy {
  /// As much TLS as each server offers.
  TransportPolicy OPPORTUNISTIC = (_, _, _) -> new Verdict.Use(new TlsDemand.Opportunistic());

  /// Decides on one server of a domain.
  ///
  /// @param authentic whether DNSSEC proves that the server is the domain's
  Verdict on(String domain, MailExchange server, boolean authentic);

  /// What was decided.
  sealed interface Verdict {
    record Use(TlsDemand demand) implements Verdict {}

    /// The server is not one that the domain's policy names.
    ///
    /// @param why as a sentence without its full stop
    record Avoid(String why) implements Verdict {}
  }
}
