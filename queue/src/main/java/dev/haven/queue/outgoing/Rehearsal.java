package dev.haven.queue.outgoing;

import dev.haven.directory.Address;
import dev.haven.smtp.BodyType;
import dev.haven.smtp.Handling;
import dev.haven.smtp.Recipient;
import dev.haven.smtp.ReturnContent;
import dev.haven.smtp.client.ClientSession;
import dev.haven.smtp.client.Envelope;
import dev.haven.smtp.client.Hop;
import dev.haven.smtp.client.Outcome;
import dev.haven.smtp.client.SessionFailed;
import dev.haven.smtp.client.SmtpClient;
import dev.haven.smtp.client.TlsDemand;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// Walks the way of a message up to the answer to RCPT: the queue's own routing and sessions, in
/// the order in which the queue tries them. Sends no message and changes nothing in the queue.
///
/// Safe for any thread. Blocks for as long as the servers take, which the client's patience and
/// [#LONGEST] bound.
public final class Rehearsal {
  private static final Duration LONGEST = Duration.ofSeconds(30);

  private final Queue queue;
  private final Router router;
  private final SmtpClient client;
  private final Predicate<String> here;

  /// @param client that waits as long as whoever asks does
  /// @param here whether mail for a domain stays here
  Rehearsal(Queue queue, Router router, SmtpClient client, Predicate<String> here) {
    this.queue = queue;
    this.router = router;
    this.client = client;
    this.here = here;
  }

  /// The way to somebody, of a message that asks for nothing.
  ///
  /// @param sender empty for the null sender
  public List<Walked> of(Optional<Address> sender, Address recipient) {
    boolean utf8 = recipient.needsSmtpUtf8() || sender.filter(Address::needsSmtpUtf8).isPresent();
    var envelope =
        new Envelope(
            sender, BodyType.SEVEN_BIT, utf8, ReturnContent.UNSPECIFIED, "", Handling.ORDINARY);
    return walk(Jobs.destination(recipient), envelope, 0, List.of(Recipient.of(recipient)));
  }

  /// The ways of a message in the queue, with all that it asks for, to those who have not got it.
  /// Empty if there is no such message.
  public List<Walked> of(String id) {
    var message =
        MessageId.parse(id).stream().boxed().flatMap(n -> queue.find(n).stream()).findFirst();
    if (message.isEmpty()) {
      return List.of();
    }
    var found = message.get();
    var log = queue.log(found);
    var letter = log.letter(found.item);
    long octets = log.body(found.item).length() - letter.skip();
    var members = Jobs.of(letter.recipients());
    var walked = new ArrayList<Walked>();
    for (var job : found.jobs) {
      var stored = queue.index().locked(job::stored);
      var left =
          Worker.remaining(members.get(job.number), stored).stream()
              .map(letter.recipients()::get)
              .toList();
      if (!left.isEmpty()) {
        walked.addAll(walk(job.destination.name(), letter.envelope(), octets, left));
      }
    }
    return walked;
  }

  /// Where what is left of a message in the queue goes.
  public List<String> destinations(String id) {
    return MessageId.parse(id).stream()
        .boxed()
        .flatMap(number -> queue.find(number).stream())
        .flatMap(message -> Stream.of(message.jobs))
        .filter(job -> job.remaining != 0)
        .map(job -> job.destination.name())
        .distinct()
        .toList();
  }

  /// Whether an operator has stopped what would go there.
  public boolean isPaused(String destination) {
    var index = queue.index();
    return index.locked(() ->
        index.paused()
            || index.destinations().stream()
                .anyMatch(place -> place.paused() && place.name().equals(destination)));
  }

  private List<Walked> walk(
      String destination, Envelope envelope, long octets, List<Recipient> recipients) {
    var walked = new ArrayList<Walked>();
    long began = System.nanoTime();
    var what = "the way to " + destination;
    if (here.test(destination)) {
      walked.add(
          Walked.fine(what, "people of this server: it goes nowhere else", began, List.of()));
      return walked;
    }
    switch (router.route(destination)) {
      case Route.Nowhere(var outcome) -> walked.add(Walked.failed(what, outcome, began, List.of()));
      case Route.Via(var hops) -> {
        walked.add(Walked.fine(what, shown(hops), began, evidence(hops)));
        walk(hops, envelope, octets, recipients, walked);
      }
    }
    return walked;
  }

  /// RFC 5321 §5.1: one after the other, until one answers.
  private void walk(
      List<Hop> hops,
      Envelope envelope,
      long octets,
      List<Recipient> recipients,
      List<Walked> walked) {
    long end = System.nanoTime() + LONGEST.toNanos();
    for (var hop : hops) {
      long began = System.nanoTime();
      if (began > end) {
        return;
      }
      try (var session = client.open(hop)) {
        walked.add(opened(session, began));
        ask(session, envelope, octets, recipients, walked);
        return;
      } catch (SessionFailed failed) {
        walked.add(
            Walked.failed(
                "session with " + hop.where(), failed.outcome(), began, failed.transcript()));
      }
    }
  }

  private static Walked opened(ClientSession session, long began) {
    var hop = session.hop();
    boolean overheard =
        session.tls().isEmpty() && hop.ip().filter(ip -> !ip.isLoopbackAddress()).isPresent();
    var tls = session.tls().isEmpty() ? "without encryption" : Trip.tls(session.tls());
    var fine = Walked.fine("session with " + hop.where(), tls, began, session.transcript());
    return new Walked(
        fine.what(), fine.seen(), fine.elapsed(), fine.evidence(), Optional.empty(), !overheard);
  }

  private static void ask(
      ClientSession session,
      Envelope envelope,
      long octets,
      List<Recipient> recipients,
      List<Walked> walked) {
    long began = System.nanoTime();
    int said = session.transcript().size();
    var answers = session.rehearse(envelope, octets, recipients);
    var lines = session.transcript();
    var evidence = lines.subList(Math.min(said, lines.size()), lines.size());
    for (int i = 0; i < recipients.size(); i++) {
      var what = "mail for " + recipients.get(i).address();
      walked.add(
          answers
              .get(i)
              .map(refused -> Walked.failed(what, refused, began, evidence))
              .orElseGet(() -> Walked.fine(what, "would be taken", began, evidence)));
    }
  }

  private static String shown(List<Hop> hops) {
    var first = hops.getFirst().where();
    return hops.size() == 1 ? first : first + ", and %d more".formatted(hops.size() - 1);
  }

  private static List<String> evidence(List<Hop> hops) {
    return hops.stream()
        .map(hop -> "%s by %s, %s".formatted(hop.where(), hop.protocol(), demand(hop)))
        .toList();
  }

  private static String demand(Hop hop) {
    return switch (hop.tls()) {
      case TlsDemand.None _ -> "no TLS";
      case TlsDemand.Opportunistic _ -> "TLS if it is offered";
      case TlsDemand.Encrypted _ -> "TLS demanded";
      case TlsDemand.Verified _ -> "TLS with a good certificate demanded";
    };
  }

  static String trouble(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Delivered(var reply, _, _) -> reply.toString();
      case Outcome.Temporary(var trouble) -> "not now: " + trouble.words();
      case Outcome.Permanent(var trouble) -> trouble.words();
      case Outcome.Lost(var trouble) -> trouble.words();
    };
  }
}
