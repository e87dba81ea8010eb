package dev.haven.queue.outgoing;

import dev.haven.smtp.client.ClientSession;
import dev.haven.smtp.client.Outcome;
import java.util.List;
import java.util.Optional;

/// Whom of a job's recipients one transaction is for: as many as the server takes together and as
/// have one return path; or those who cannot be asked for at this server, if nobody else is left.
///
/// @param recipients indexes in the envelope
/// @param refusals why they cannot be asked for; empty if they can
record Batch(List<Integer> recipients, List<Outcome> refusals) {
  static Batch of(ClientSession session, Letter letter, List<Integer> due) {
    var fit = due.stream().filter(i -> missing(session, letter, i).isEmpty()).toList();
    if (fit.isEmpty()) {
      return new Batch(
          due, due.stream().flatMap(i -> missing(session, letter, i).stream()).toList());
    }
    var alone =
        fit.stream().filter(i -> Tunnel.isFor(session, letter.recipients().get(i))).findFirst();
    if (alone.isPresent()) {
      return new Batch(List.of(alone.get()), List.of());
    }
    int most = Verp.wanted(letter) ? 1 : session.recipients(fit.size());
    return new Batch(fit.subList(0, Math.min(most, fit.size())), List.of());
  }

  private static Optional<Outcome> missing(ClientSession session, Letter letter, int recipient) {
    return session.missing(letter.recipients().get(recipient));
  }

  /// What became of it for each of them.
  List<Outcome> send(ClientSession session, Letter letter, LetterContent content) {
    if (!refusals.isEmpty()) {
      return refusals;
    }
    var to = recipients.stream().map(letter.recipients()::get).toList();
    return Fitting.send(session, Verp.envelope(letter, to.getFirst()), to, content);
  }
}
