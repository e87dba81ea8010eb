package dev.haven.server.audit;

import dev.haven.diagnosis.Finding;
import dev.haven.diagnosis.Outcome;
import dev.haven.diagnosis.Step;
import java.time.Duration;
import java.util.List;

/// What one check saw, and what that means.
record Checked(Step step, List<Finding> findings) {
  Checked {
    findings = List.copyOf(findings);
  }

  /// One that was done.
  ///
  /// @param what was looked at
  /// @param seen in a few words
  static Checked of(String what, String seen, List<String> evidence, List<Finding> findings) {
    var outcome = findings.isEmpty() ? Outcome.FINE : Outcome.FAILED;
    return new Checked(new Step(what, outcome, seen, Duration.ZERO, evidence), findings);
  }

  /// One that could not be done, or is another command's.
  static Checked skipped(String what, String why) {
    return new Checked(new Step(what, Outcome.SKIPPED, why, Duration.ZERO, List.of()), List.of());
  }
}
