package dev.haven.queue.outgoing;

import dev.haven.directory.Address;
import dev.haven.smtp.Recipient;
import dev.haven.smtp.client.Envelope;
import java.util.Optional;

/// A return path of each recipient's own, so that a mailing list knows whose address a report is
/// about, whoever sends it: `list@a.example` becomes `list+jane=b.example@a.example` (VERP).
final class Verp {
  private Verp() {}

  static boolean wanted(Letter letter) {
    return !letter.handling().verp().isEmpty() && letter.envelope().sender().isPresent();
  }

  /// With the sender that the recipient's server is to see.
  static Envelope envelope(Letter letter, Recipient recipient) {
    return wanted(letter) ? letter.envelope().from(sender(letter, recipient)) : letter.envelope();
  }

  /// Who hears of the recipient.
  static Optional<Address> reader(Letter letter, Recipient recipient) {
    return wanted(letter) ? Optional.of(sender(letter, recipient)) : letter.envelope().sender();
  }

  private static Address sender(Letter letter, Recipient recipient) {
    var list = letter.envelope().sender().orElseThrow();
    var delimiters = letter.handling().verp();
    var to = recipient.address();
    var localPart =
        list.localPart()
            + delimiters.charAt(0)
            + to.localPart()
            + delimiters.charAt(1)
            + to.domain();
    return new Address(localPart, list.domain());
  }
}
