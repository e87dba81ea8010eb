package dev.haven.smtp.client;

import dev.haven.directory.Address;
import dev.haven.smtp.BodyType;
import dev.haven.smtp.DeliverBy;
import dev.haven.smtp.Handling;
import dev.haven.smtp.Recipient;
import dev.haven.smtp.client.SmtpClient.Introduced;
import dev.haven.smtp.client.Trouble.Kind;
import java.time.Instant;
import java.util.Optional;

/// What a message needs of a server that the server does not offer.
final class Requirements {
  private Requirements() {}

  /// The first thing that is missing.
  static Optional<Trouble> missing(Envelope envelope, long octets, Hop hop, Introduced server) {
    var host = hop.host();
    var offers = server.capabilities();
    if (octets > offers.size().orElse(Long.MAX_VALUE)) {
      return trouble(
          Kind.TOO_LARGE,
          "%s takes messages of at most %d octets, and this one has %d"
              .formatted(host, offers.size().getAsLong(), octets));
    }
    boolean named = envelope.sender().filter(Address::needsSmtpUtf8).isPresent();
    if ((named || envelope.utf8()) && !offers.has("SMTPUTF8")) {
      return named
          ? trouble(Kind.UTF8_ADDRESS, host + " cannot take senders beyond ASCII (SMTPUTF8)")
          : trouble(Kind.UTF8_HEADER, host + " cannot take headers beyond ASCII (SMTPUTF8)");
    }
    if (envelope.body() == BodyType.BINARY_MIME
        && !(offers.has("BINARYMIME") && offers.has("CHUNKING"))) {
      return trouble(Kind.NOT_OFFERED, host + " cannot take binary content (BINARYMIME)");
    }
    return handling(envelope.handling(), hop, server);
  }

  private static Optional<Trouble> handling(Handling handling, Hop hop, Introduced server) {
    var offers = server.capabilities();
    boolean verified = server.tls().filter(TlsReport::verified).isPresent();
    if (handling.requireTls() && !(hop.proved() && verified && offers.has("REQUIRETLS"))) {
      return trouble(
          Kind.REQUIRE_TLS,
          "The message may only travel by verified TLS (REQUIRETLS), and "
              + hop.host()
              + (!hop.proved()
                  ? " is not proved to be the right server (by DNSSEC or MTA-STS)"
                  : verified ? " does not offer that" : " has no good certificate"));
    }
    // RFC 2852 §4: what has to come back in time cannot go where nobody looks at the clock.
    if (handling.by().mode() == DeliverBy.Mode.RETURN) {
      if (!offers.has("DELIVERBY")) {
        return trouble(
            Kind.NO_DEADLINES,
            hop.host() + " does not know deadlines (DELIVERBY), and the message has one");
      }
      long left = handling.by().deadline() - Instant.now().getEpochSecond();
      if (left < Math.max(1, offers.shortestTime())) {
        return trouble(Kind.EXPIRED, "There is too little time left for " + hop.host());
      }
    }
    return Optional.empty();
  }

  /// Why a recipient cannot be asked for there; the others can.
  static Optional<Trouble> missing(Recipient recipient, String host, Capabilities offers) {
    if (recipient.address().needsSmtpUtf8() && !offers.has("SMTPUTF8")) {
      return trouble(Kind.UTF8_ADDRESS, host + " cannot take addresses beyond ASCII (SMTPUTF8)");
    }
    var since = recipient.validSince();
    return since.asked() && !since.relayedAnyway() && !offers.has("RRVS")
        ? trouble(
            Kind.OWNER_UNKNOWN,
            host + " cannot say since when an address is the same person's (RRVS)")
        : Optional.empty();
  }

  private static Optional<Trouble> trouble(Kind kind, String words) {
    return Optional.of(Trouble.of(kind, Stage.MAIL, words));
  }
}
