package dev.haven.dns;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;

/// Remembers answers for as long as they allow, up to a number of them; what was used longest ago
/// goes first. Safe for any thread.
///
/// No answer is believed for longer than a day (RFC 8767 §4), and that something is not there for
/// no longer than an hour: a mistake that its owner has mended should not last. Failures are
/// remembered for moments only (RFC 9520 §3.2), so that a thousand messages to a broken domain do
/// not ask a thousand times.
public final class Cache implements Resolver {
  private static final Duration LONGEST = Duration.ofDays(1);
  private static final Duration LONGEST_ABSENCE = Duration.ofHours(1);
  private static final Duration SHORTEST = Duration.ofSeconds(1);
  private static final Duration FAILURE = Duration.ofSeconds(10);
  private static final int MOST = 20_000;

  private record Remembered(Answer<?> answer, Instant until) {}

  private final Resolver resolver;
  private final InstantSource clock;
  private final LinkedHashMap<Question<?>, Remembered> answers =
      new LinkedHashMap<>(16, 0.75f, true);

  public Cache(Resolver resolver, InstantSource clock) {
    this.resolver = resolver;
    this.clock = clock;
  }

  @Override
  public <T> Answer<T> ask(Question<T> question) {
    var known = remembered(question);
    if (known != null && clock.instant().isBefore(known.until())) {
      return cast(question, known.answer());
    }
    var answer = resolver.ask(question);
    remember(question, new Remembered(answer, clock.instant().plus(lifetime(answer))));
    return answer;
  }

  private @Nullable Remembered remembered(Question<?> question) {
    synchronized (answers) {
      return answers.get(question);
    }
  }

  private void remember(Question<?> question, Remembered remembered) {
    synchronized (answers) {
      answers.put(question, remembered);
      if (answers.size() > MOST) {
        answers.pollFirstEntry();
      }
    }
  }

  private static Duration lifetime(Answer<?> answer) {
    return switch (answer) {
      case Answer.Found<?>(_, _, var ttl, _) -> between(ttl, LONGEST);
      case Answer.NoSuchName<?>(var ttl, _) -> between(ttl, LONGEST_ABSENCE);
      case Answer.NoData<?>(var ttl, _) -> between(ttl, LONGEST_ABSENCE);
      case Answer.TemporaryFailure<?> _ -> FAILURE;
    };
  }

  private static Duration between(Duration ttl, Duration most) {
    var least = ttl.compareTo(SHORTEST) < 0 ? SHORTEST : ttl;
    return least.compareTo(most) > 0 ? most : least;
  }

  /// A question is kept with an answer of its own type only.
  @SuppressWarnings({"unchecked", "unused"})
  private static <T> Answer<T> cast(Question<T> question, Answer<?> answer) {
    return (Answer<T>) answer;
  }

  /// How many answers are remembered now.
  int size() {
    synchronized (answers) {
      return answers.size();
    }
  }
}
