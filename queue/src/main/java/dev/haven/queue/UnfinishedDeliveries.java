package dev.haven.queue;

import dev.haven.store.LogId;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Set;

/// Who has a message already of which its sender was told to try again, because somebody else of
/// its recipients could not get it.
///
/// The sender's next attempt is a transaction of its own, with the same octets from the same
/// sender. When it comes, those who have the message are passed over, each once. Kept in memory up
/// to a bound: if it is forgotten, somebody gets a message twice, which SMTP allows (RFC 5321
/// §4.5.3.2.6) and losing one it does not. Thread-safe.
final class UnfinishedDeliveries {
  /// A message as its sender would repeat it.
  ///
  /// @param sender the reverse-path, empty for the null sender
  /// @param digest of what the sender wrote, in hexadecimal
  record Attempt(String sender, String digest) {}

  private static final int MOST = 10_000;

  private final LinkedHashMap<Attempt, Set<LogId>> served = new LinkedHashMap<>();
  private volatile boolean empty = true;

  /// Whether there is nothing to look for.
  boolean isEmpty() {
    return empty;
  }

  /// A set that is the caller's own.
  synchronized Set<LogId> served(Attempt attempt) {
    return new HashSet<>(served.getOrDefault(attempt, Set.of()));
  }

  /// An attempt has failed for some recipients.
  synchronized void failed(Attempt attempt, Set<LogId> servedNow) {
    if (servedNow.isEmpty()) {
      return;
    }
    served.computeIfAbsent(attempt, _ -> new HashSet<>()).addAll(servedNow);
    if (served.size() > MOST) {
      served.pollFirstEntry();
    }
    empty = false;
  }

  /// An attempt has passed over some who had the message: they are not passed over again.
  synchronized void passedOver(Attempt attempt, Set<LogId> accounts) {
    served.computeIfPresent(
        attempt,
        (_, all) -> {
          all.removeAll(accounts);
          return all.isEmpty() ? null : all;
        });
    empty = served.isEmpty();
  }
}
