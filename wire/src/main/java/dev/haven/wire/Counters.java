package dev.haven.wire;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/// What has happened at one listener since it began.
///
/// Thread-safe.
final class Counters {
  private final LongAdder accepted = new LongAdder();
  private final AtomicLong open = new AtomicLong();
  private final Tally<Refusal> refused = new Tally<>(Refusal.class);
  private final Tally<WrongMode> wrongMode = new Tally<>(WrongMode.class);
  private final Tally<TlsTrouble> tlsTrouble = new Tally<>(TlsTrouble.class);
  private volatile @Nullable Instant lastSuccess;
  private volatile ListenerStatus.@Nullable Failure lastFailure;

  /// Counts one in, and says how many are open with it.
  long accepted() {
    accepted.increment();
    return open.incrementAndGet();
  }

  void closed() {
    open.decrementAndGet();
  }

  void succeeded() {
    lastSuccess = Instant.now();
  }

  void refused(Refusal refusal, String words) {
    failed(words);
    refused.add(refusal);
  }

  void wrongMode(WrongMode mode, String words) {
    failed(words);
    wrongMode.add(mode);
  }

  void tlsTrouble(TlsTrouble trouble, String words) {
    failed(words);
    tlsTrouble.add(trouble);
  }

  private void failed(String words) {
    lastFailure = new ListenerStatus.Failure(Instant.now(), words);
  }

  ListenerStatus status(Endpoint endpoint) {
    return new ListenerStatus(
        endpoint,
        accepted.sum(),
        open.get(),
        refused.counts(),
        wrongMode.counts(),
        tlsTrouble.counts(),
        Optional.ofNullable(lastSuccess),
        Optional.ofNullable(lastFailure));
  }
}
