package dev.haven.smtp.guard;

/// What is counted for the status.
public enum Limit {
  CONNECTIONS_PER_MINUTE,
  MESSAGES_PER_MINUTE,
  RECIPIENTS_PER_MINUTE,
  MESSAGES_PER_SESSION,
  /// A client that did not wait for the greeting; refused only where it is watched.
  EARLY_TALKER,
  /// A recipient answered late, because too many before did not exist.
  SLOWED,
  /// A recipient that was answered like all others.
  UNIFORM_ANSWER
}
