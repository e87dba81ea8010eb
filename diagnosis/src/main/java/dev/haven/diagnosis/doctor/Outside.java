package dev.haven.diagnosis.doctor;

import java.util.Optional;

/// What a server that runs here knows of who reached it.
@FunctionalInterface
public interface Outside {
  /// For hosts that are none of ours.
  Outside UNKNOWN = (_, _, _) -> Optional.empty();

  /// When somebody from outside lately reached a port, in words; empty if nobody did, or if the
  /// host is another.
  Optional<String> reached(String host, int port, boolean six);
}
