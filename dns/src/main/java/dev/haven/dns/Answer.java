package dev.haven.dns;

import java.time.Duration;
import java.util.List;

/// What the DNS says to a question. Whoever asks has to treat all four: a name that is not there
/// and a server that did not answer are as different as a letter returned and a letter late.
///
/// @param <T> what was asked for
public sealed interface Answer<T> {
  /// There are records, at least one.
  ///
  /// @param name where they were found, after aliases (RFC 1034 §3.6.2)
  /// @param ttl how long this may be remembered
  /// @param authentic whether DNSSEC proves it (RFC 4035 §3.2.3), as far as the way to the resolver
  ///   can be trusted
  record Found<T>(List<T> records, String name, Duration ttl, boolean authentic)
      implements Answer<T> {
    public Found {
      if (records.isEmpty()) {
        throw new IllegalArgumentException("nothing found");
      }
      records = List.copyOf(records);
    }
  }

  /// The name does not exist (RFC 2308 §2.1).
  record NoSuchName<T>(Duration ttl, boolean authentic) implements Answer<T> {}

  /// The name exists, but has no such records (RFC 2308 §2.2).
  record NoData<T>(Duration ttl, boolean authentic) implements Answer<T> {}

  /// Nobody knows now: no answer, or none that can be used. Never a reason to give up on anything.
  ///
  /// @param why as a sentence without its full stop
  record TemporaryFailure<T>(String why) implements Answer<T> {}

  /// The records; none unless there are some.
  default List<T> records() {
    return this instanceof Found<T> found ? found.records : List.of();
  }
}
