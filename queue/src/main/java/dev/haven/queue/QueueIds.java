package dev.haven.queue;

import java.time.InstantSource;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;

/// Names for messages: short, never the same twice, in the order of time. Safe for any thread.
///
/// Milliseconds and twenty random bits, never less than one more than the last: a clock that was
/// set back, or a restart, makes no name twice.
final class QueueIds {
  private static final int RANDOM_BITS = 20;

  /// Digits and consonants, so that no word comes about.
  private static final String DIGITS = "0123456789bcdfghjkmnpqrstvwxyz";

  private final InstantSource clock;
  private final AtomicLong last = new AtomicLong();

  QueueIds(InstantSource clock) {
    this.clock = clock;
  }

  String next() {
    long random = ThreadLocalRandom.current().nextInt(1 << RANDOM_BITS);
    long candidate = clock.millis() << RANDOM_BITS | random;
    return text(last.updateAndGet(before -> Math.max(before + 1, candidate)));
  }

  private static String text(long number) {
    var text = new StringBuilder();
    for (long rest = number; rest > 0; rest /= DIGITS.length()) {
      text.append(DIGITS.charAt((int) (rest % DIGITS.length())));
    }
    return text.reverse().toString();
  }
}
