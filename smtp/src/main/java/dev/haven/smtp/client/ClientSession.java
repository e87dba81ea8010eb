package dev.haven.smtp.client;

import dev.haven.directory.Address;
import dev.haven.smtp.Recipient;
import dev.haven.smtp.client.SmtpClient.Introduced;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/// A session that is ready for messages, one after the other.
///
/// For one thread.
public final class ClientSession implements AutoCloseable {
  private static final long UNLIMITED = Long.MAX_VALUE;

  private final Dialogue dialogue;
  private final Hop hop;
  private final Introduced introduced;
  private boolean usable = true;
  private boolean resetFirst;
  private int sent;

  ClientSession(Dialogue dialogue, Hop hop, Introduced introduced) {
    this.dialogue = dialogue;
    this.hop = hop;
    this.introduced = introduced;
  }

  public Hop hop() {
    return hop;
  }

  /// What TLS gave; empty in clear.
  public Optional<TlsReport> tls() {
    return introduced.tls();
  }

  /// What was said so far.
  public List<String> transcript() {
    return dialogue.transcript().lines();
  }

  /// Whether another message may be sent: the connection is there, nothing unasked was said over
  /// it, and the server's own limit is not reached (RFC 9422 §4.1).
  public boolean usable() {
    return usable
        && sent < introduced.capabilities().limit("MAILMAX").orElse(UNLIMITED)
        && !dialogue.connection().in().bytesWaiting();
  }

  /// How many recipients the server takes with one message (RFC 9422 §4.2).
  public int recipients(int wanted) {
    long most = introduced.capabilities().limit("RCPTMAX").orElse(UNLIMITED);
    return (int) Math.max(1, Math.min(wanted, most));
  }

  /// Whether the server offers an extension, by its keyword.
  public boolean offers(String keyword) {
    return introduced.capabilities().has(keyword);
  }

  /// Why a recipient cannot be asked for here, although others can.
  public Optional<Outcome> missing(Recipient recipient) {
    return Requirements.missing(recipient, hop.host(), introduced.capabilities())
        .map(Outcome.Permanent::new);
  }

  /// Sends one message; blocks until the server has decided, or time is up.
  ///
  /// @return what became of it for each recipient, in their order
  public List<Outcome> send(Envelope envelope, List<Recipient> recipients, Content content) {
    sent++;
    var exchange = new Exchange(dialogue, hop, introduced, envelope, recipients, content);
    var outcomes = exchange.run(resetFirst);
    usable = !exchange.broken();
    resetFirst = exchange.leftOpen();
    return outcomes;
  }

  /// Asks whether the server would take mail for a recipient; sends none. Blocks until the server
  /// has said, or time is up.
  ///
  /// @return why it would not; empty if it would
  public Optional<Outcome> probe(Address recipient) {
    try {
      return new Probe(dialogue, hop, introduced).of(recipient);
    } catch (IOException lost) {
      usable = false;
      return Optional.of(new Outcome.Lost(SmtpClient.lost(Stage.RCPT, lost)));
    }
  }

  /// The same with all that a message asks for, and for all its recipients in their order.
  public List<Optional<Outcome>> rehearse(
      Envelope envelope, long octets, List<Recipient> recipients) {
    try {
      return new Probe(dialogue, hop, introduced).of(envelope, octets, recipients);
    } catch (IOException lost) {
      usable = false;
      var outcome = new Outcome.Lost(SmtpClient.lost(Stage.RCPT, lost));
      return Collections.nCopies(recipients.size(), Optional.of(outcome));
    }
  }

  /// Says goodbye.
  @Override
  public void close() {
    if (usable) {
      dialogue.close();
    } else {
      dialogue.hangUp();
    }
  }
}
