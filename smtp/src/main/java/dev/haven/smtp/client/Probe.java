package dev.haven.smtp.client;

import dev.haven.directory.Address;
import java.io.IOException;
import java.util.Optional;

/// Asks a server whether it would take mail for somebody, without sending any: MAIL, RCPT, RSET
/// (RFC 5321 §3.3). For the session's thread.
final class Probe {
  private final Dialogue dialogue;
  private final Hop hop;
  private final Capabilities server;

  Probe(Dialogue dialogue, Hop hop, Capabilities server) {
    this.dialogue = dialogue;
    this.hop = hop;
    this.server = server;
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
