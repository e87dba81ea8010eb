package dev.haven.diagnosis;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// Everything that an examination saw, and what it means. `docs/report.schema.json` is its schema.
///
/// @param subject what was looked at
public record Report(
    String subject, Instant at, Duration elapsed, List<Step> steps, List<Finding> findings) {
  public Report {
    steps = List.copyOf(steps);
    findings = List.copyOf(findings);
  }

  /// Whether there is nothing to do.
  public boolean isFine() {
    return findings.isEmpty();
  }
}
