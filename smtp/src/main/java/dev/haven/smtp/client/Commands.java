package dev.haven.smtp.client;

import dev.haven.directory.Address;
import dev.haven.smtp.BodyType;
import dev.haven.smtp.DeliverBy;
import dev.haven.smtp.Handling;
import dev.haven.smtp.Recipient;
import dev.haven.smtp.ReturnContent;
import dev.haven.smtp.Xtext;
import java.time.Instant;

/// MAIL and RCPT with the parameters that a server has offered.
///
/// @param server what it offers
/// @param now seconds since 1970
record Commands(Capabilities server, long now) {
  String mail(Envelope envelope, long octets) {
    var command = new StringBuilder("MAIL FROM:<");
    command.append(envelope.sender().map(Address::toString).orElse("")).append('>');
    if (server.has("SIZE")) {
      command.append(" SIZE=").append(octets); // RFC 1870 §6
    }
    if (envelope.body() == BodyType.BINARY_MIME) {
      command.append(" BODY=BINARYMIME"); // RFC 3030 §3
    } else if (envelope.body() == BodyType.EIGHT_BIT_MIME && server.has("8BITMIME")) {
      command.append(" BODY=8BITMIME"); // RFC 6152 §2
    }
    if (envelope.utf8()) {
      command.append(" SMTPUTF8"); // RFC 6531 §3.4
    }
    handling(command, envelope.handling());
    if (server.has("DSN")) {
      reports(command, envelope);
    }
    return command.toString();
  }

  private void handling(StringBuilder command, Handling handling) {
    if (handling.requireTls()) {
      command.append(" REQUIRETLS"); // RFC 8689 §2
    }
    if (handling.priority() != 0 && server.has("MT-PRIORITY")) {
      command.append(" MT-PRIORITY=").append(handling.priority()); // RFC 6710 §5
    }
    if (!handling.solicitation().isEmpty() && server.has("NO-SOLICITING")) {
      command.append(" SOLICIT=").append(handling.solicitation()); // RFC 3865 §2.3
    }
    var by = handling.by();
    if (by.mode() != DeliverBy.Mode.WHENEVER && server.has("DELIVERBY")) {
      // RFC 2852 §4: what is left of the time.
      command.append(" BY=").append(by.deadline() - now);
      command
          .append(by.mode() == DeliverBy.Mode.RETURN ? ";R" : ";N")
          .append(by.trace() ? "T" : "");
    }
  }

  /// RFC 3461 §4.3, RFC 3461 §4.4.
  private static void reports(StringBuilder command, Envelope envelope) {
    if (envelope.returned() != ReturnContent.UNSPECIFIED) {
      command.append(envelope.returned() == ReturnContent.FULL ? " RET=FULL" : " RET=HDRS");
    }
    if (!envelope.envelopeId().isEmpty()) {
      command.append(" ENVID=").append(Xtext.encode(envelope.envelopeId()));
    }
  }

  /// RFC 3461 §4.1, RFC 3461 §4.2.
  String rcpt(Recipient recipient) {
    var command = new StringBuilder("RCPT TO:<").append(recipient.address()).append('>');
    if (server.has("DSN")) {
      recipient.asked().ifPresent(notify -> command.append(" NOTIFY=").append(notify));
      int semicolon = recipient.original().indexOf(';');
      if (semicolon > 0) {
        command
            .append(" ORCPT=")
            .append(recipient.original(), 0, semicolon + 1)
            .append(Xtext.encode(recipient.original().substring(semicolon + 1)));
      }
    }
    var since = recipient.validSince();
    if (since.asked() && server.has("RRVS")) {
      command.append(" RRVS=").append(Instant.ofEpochSecond(since.time())); // RFC 7293 §3.1
      command.append(since.relayedAnyway() ? ";C" : ";R");
    }
    return command.toString();
  }
}
