package dev.haven.diagnosis;

/// How a step went.
public enum Outcome {
  /// As it should.
  FINE,
  /// Not as hoped for; whether that is a trouble, findings say.
  FAILED,
  /// It could not be done, or there was no need.
  SKIPPED
}
