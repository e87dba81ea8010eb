package dev.haven.bench.report;

import java.util.Optional;

/// What one side did in one workload.
///
/// @param figures what was measured, a round each
/// @param cpuSeconds its processes used in all measured rounds
/// @param operations it did in them
/// @param clientSeconds of processor time that the client used meanwhile
/// @param elapsedSeconds of the measured rounds
/// @param residentBytes of its processes when the last round was over
/// @param absent why there are no figures, if there are none
public record Score(
    Series figures,
    double cpuSeconds,
    double operations,
    double clientSeconds,
    double elapsedSeconds,
    long residentBytes,
    Optional<String> absent) {
  public static Score absent(String why) {
    return new Score(Series.NONE, 0, 0, 0, 0, 0, Optional.of(why));
  }

  public double cpuOfOne() {
    return operations == 0 ? 0 : cpuSeconds / operations;
  }

  /// The client's part of all processor time that client and server used.
  public double clientShare() {
    double both = cpuSeconds + clientSeconds;
    return both == 0 ? 0 : clientSeconds / both;
  }
}
