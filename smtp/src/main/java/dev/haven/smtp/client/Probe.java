package dev.haven.smtp.client;

import dev.haven.directory.Address;
import dev.haven.smtp.Recipient;
import dev.haven.smtp.client.SmtpClient.Introduced;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/// Asks a server whether it would take mail for somebody, without sending any: MAIL, RCPT, RSET
/// (RFC 5321 §3.3). For the session's thread.
final class Probe {
  private final Dialogue dialogue;
  private final Hop hop;
  private final Introduced introduced;
  private final Capabilities server;

  Probe(Dialogue dialogue, Hop hop, Introduced introduced) {
    this.dialogue = dialogue;
    this.hop = hop;
    this.introduced = introduced;
    this.server = introduced.capabilities();
  }

  /// The same with all that a message asks for, and for all its recipients.
  List<Optional<Outcome>> of(Envelope envelope, long octets, List<Recipient> recipients)
      throws IOException {
    var missing = Requirements.missing(envelope, octets, hop, introduced);
    if (missing.isPresent()) {
      return Collections.nCopies(recipients.size(), missing.map(Outcome.Permanent::new));
    }
    var commands = new Commands(server, Instant.now().getEpochSecond());
    var sender = dialogue.ask(commands.mail(envelope, octets));
    if (!sender.positive()) {
      var refused = Outcome.refused(Stage.MAIL, sender, hop.host() + " refused the sender");
      return Collections.nCopies(recipients.size(), Optional.of(refused));
    }
    var answers = new ArrayList<Optional<Outcome>>();
    for (var recipient : recipients) {
      answers.add(recipient(commands, recipient));
    }
    dialogue.ask("RSET");
    return answers;
  }

  private Optional<Outcome> recipient(Commands commands, Recipient recipient) throws IOException {
    var missing = Requirements.missing(recipient, hop.host(), server);
    if (missing.isPresent()) {
      return missing.map(Outcome.Permanent::new);
    }
    var reply = dialogue.ask(commands.rcpt(recipient));
    var words = hop.host() + " refused " + recipient.address();
    return reply.positive()
        ? Optional.empty()
        : Optional.of(Outcome.refused(Stage.RCPT, reply, words));
  }

  /// Why it would not; empty if it would.
  Optional<Outcome> of(Address recipient) throws IOException {
    boolean utf8 = recipient.needsSmtpUtf8() && server.has("SMTPUTF8");
    var sender = dialogue.ask("MAIL FROM:<>" + (utf8 ? " SMTPUTF8" : ""));
    if (!sender.positive()) {
      var words = hop.host() + " refused the null sender";
      return Optional.of(new Outcome.Temporary(Trouble.refused(Stage.MAIL, sender, words)));
    }
    var reply = dialogue.ask("RCPT TO:<" + recipient + ">");
    dialogue.ask("RSET");
    return reply.positive()
        ? Optional.empty()
        : Optional.of(Outcome.refused(Stage.RCPT, reply, hop.host() + " refused " + recipient));
  }
}
