package dev.haven.queue.outgoing;

import dev.haven.directory.Address;
import dev.haven.smtp.client.Outcome;
import dev.haven.smtp.client.SessionFailed;
import dev.haven.smtp.client.SmtpClient;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/// Asks the servers of a domain whether they would take mail for somebody, before we take it for
/// them. Remembers what they said, up to a bound. Safe for any thread; blocks for as long as they
/// take to answer, which the client's patience bounds.
///
/// Where nobody answers, nothing is known: that is what a backup is for.
public final class CallAhead {
  /// What was found out.
  public enum Answer {
    KNOWN,
    UNKNOWN,
    /// Its servers are away, or do not say.
    UNDECIDED,
    /// Too many questions are under way already.
    BUSY
  }

  private record Remembered(Answer answer, long until) {}

  private static final int MOST_SERVERS = 3;
  private static final int MOST_AT_ONCE = 20;
  private static final int MOST_REMEMBERED = 20_000;
  private static final Duration KNOWN_FOR = Duration.ofHours(6);
  private static final Duration UNKNOWN_FOR = Duration.ofMinutes(10);
  private static final Duration AWAY_FOR = Duration.ofMinutes(1);

  private final Router router;
  private final SmtpClient client;
  private final InstantSource clock;
  private final Semaphore questions = new Semaphore(MOST_AT_ONCE);

  /// By address, and by domain for those whose servers are away.
  private final Map<String, Remembered> remembered = new LinkedHashMap<>();

  CallAhead(Router router, SmtpClient client, InstantSource clock) {
    this.router = router;
    this.client = client;
    this.clock = clock;
  }

  public Answer ask(Address recipient) {
    var known = recall(recipient.domain()).or(() -> recall(recipient.toString()));
    if (known.isPresent()) {
      return known.get();
    }
    if (!questions.tryAcquire()) {
      return Answer.BUSY;
    }
    try {
      var outcome = askServers(recipient);
      var answer = outcome.map(CallAhead::answer).orElse(Answer.KNOWN);
      boolean away = outcome.filter(Outcome.Lost.class::isInstance).isPresent();
      remember(away ? recipient.domain() : recipient.toString(), answer, away);
      return answer;
    } finally {
      questions.release();
    }
  }

  private static Answer answer(Outcome refusal) {
    return refusal instanceof Outcome.Permanent ? Answer.UNKNOWN : Answer.UNDECIDED;
  }

  /// The first that answers.
  private Optional<Outcome> askServers(Address recipient) {
    return switch (router.route(Jobs.destination(recipient))) {
      case Route.Nowhere(var outcome) -> Optional.of(outcome);
      case Route.Via(var hops) -> {
        Optional<Outcome> last = Optional.empty();
        for (var hop : hops.subList(0, Math.min(MOST_SERVERS, hops.size()))) {
          try (var session = client.open(hop)) {
            last = session.probe(recipient);
          } catch (SessionFailed failed) {
            last = Optional.of(failed.outcome());
          }
          if (last.filter(Outcome.Lost.class::isInstance).isEmpty()) {
            break;
          }
        }
        yield last;
      }
    };
  }

  private synchronized Optional<Answer> recall(String name) {
    return Optional.ofNullable(remembered.get(name))
        .filter(found -> found.until() > clock.millis())
        .map(Remembered::answer);
  }

  private synchronized void remember(String name, Answer answer, boolean away) {
    var time = away ? AWAY_FOR : answer == Answer.KNOWN ? KNOWN_FOR : UNKNOWN_FOR;
    remembered.remove(name);
    remembered.put(name, new Remembered(answer, clock.millis() + time.toMillis()));
    if (remembered.size() > MOST_REMEMBERED) {
      remembered.remove(remembered.keySet().iterator().next());
    }
  }
}
