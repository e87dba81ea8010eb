package dev.haven.diagnosis;

/// How much a finding matters.
public enum Severity {
  /// It works, but is weak, slow or about to break.
  WARNING,
  /// Mail does not flow, or is not safe.
  ERROR
}
