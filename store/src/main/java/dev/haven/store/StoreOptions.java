package dev.haven.store;

import java.time.Duration;

/// What an operator may choose about keeping.
///
/// Entries are forgotten when a checkpoint is written, and only those behind it: a log that rests
/// keeps what it has.
///
/// @param keepEntries how long entries behind a checkpoint are kept at least, for clients that
///   resynchronise (QRESYNC, JMAP `/changes`)
/// @param keepEntryCount how many entries behind a checkpoint are kept at least
/// @param freeAfter how long a freed item stays readable
public record StoreOptions(Duration keepEntries, int keepEntryCount, Duration freeAfter) {
  public static StoreOptions defaults() {
    return new StoreOptions(Duration.ofDays(30), 10_000, Duration.ofHours(1));
  }
}
