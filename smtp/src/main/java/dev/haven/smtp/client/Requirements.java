package dev.haven.smtp.client;

import dev.haven.smtp.BodyType;
import dev.haven.smtp.Recipient;
import dev.haven.smtp.client.SmtpClient.Introduced;
import dev.haven.smtp.client.Trouble.Kind;
import java.util.List;
import java.util.Optional;

/// What a message needs of a server that the server does not offer.
final class Requirements {
  private Requirements() {}

  /// The first thing that is missing.
  static Optional<Trouble> missing(
      Envelope envelope, List<Recipient> recipients, long octets, String host, Introduced server) {
    var offers = server.capabilities();
    if (octets > offers.size().orElse(Long.MAX_VALUE)) {
      return trouble(
          Kind.TOO_LARGE,
          "%s takes messages of at most %d octets, and this one has %d"
              .formatted(host, offers.size().getAsLong(), octets));
    }
    boolean utf8 =
        envelope.utf8() || recipients.stream().anyMatch(r -> r.address().needsSmtpUtf8());
    if (utf8 && !offers.has("SMTPUTF8")) {
      return trouble(
          Kind.NOT_OFFERED, host + " cannot take addresses or headers beyond ASCII (SMTPUTF8)");
    }
    if (envelope.body() == BodyType.BINARY_MIME
        && !(offers.has("BINARYMIME") && offers.has("CHUNKING"))) {
      return trouble(Kind.NOT_OFFERED, host + " cannot take binary content (BINARYMIME)");
    }
    if (envelope.requireTls()
        && !(offers.has("REQUIRETLS") && server.tls().filter(TlsReport::verified).isPresent())) {
      return trouble(
          Kind.NOT_OFFERED,
          "The message may only travel by verified TLS (REQUIRETLS), which "
              + host
              + " does not offer");
    }
    return Optional.empty();
  }

  private static Optional<Trouble> trouble(Kind kind, String words) {
    return Optional.of(Trouble.of(kind, Stage.MAIL, words));
  }
}
