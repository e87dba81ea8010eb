package dev.haven.queue.outgoing;

import dev.haven.message.HeaderWriter;
import dev.haven.message.MailDate;
import dev.haven.smtp.Recipient;
import dev.haven.smtp.client.ClientSession;
import java.util.List;

/// What a server does not take as a parameter and another behind it may read in the header: the
/// message's priority (RFC 6758 §3.3) and since when the recipient's mailbox must be the same
/// person's (RFC 7293 §3.2).
final class Tunnel {
  private Tunnel() {}

  /// Whether a recipient's owner has to be asked about in the header: then they are the only
  /// recipient there, for nobody else is to know.
  static boolean isFor(ClientSession session, Recipient recipient) {
    return recipient.validSince().asked() && !session.offers("RRVS");
  }

  /// Whole header fields; none if there is nothing to say.
  static byte[] fields(ClientSession session, int priority, List<Recipient> to) {
    var fields = new HeaderWriter();
    if (priority != 0 && !session.offers("MT-PRIORITY")) {
      fields.field("MT-Priority", Integer.toString(priority));
    }
    if (to.size() == 1 && isFor(session, to.getFirst())) {
      var since = MailDate.format(to.getFirst().validSince().time());
      fields.field("Require-Recipient-Valid-Since", to.getFirst().address() + "; " + since);
    }
    return fields.fields();
  }
}
