package dev.haven.store.journal;

import java.util.concurrent.atomic.AtomicLong;

/// Memory that bodies on their way in share, besides the first block that each has of its own.
/// Where it is used up they go to files, so it bounds what many large messages at once may take.
/// Thread-safe.
final class BodyMemory {
  private final AtomicLong left;

  BodyMemory(long octets) {
    left = new AtomicLong(octets);
  }

  /// Takes some, if there is so much.
  boolean take(int octets) {
    return left.getAndUpdate(now -> now < octets ? now : now - octets) >= octets;
  }

  void give(long octets) {
    left.addAndGet(octets);
  }

  long left() {
    return left.get();
  }
}
