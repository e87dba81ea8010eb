package dev.haven.diagnosis.probe;

/// How the way from clear to TLS went.
public sealed interface Upgrade {
  /// TLS was there from the first byte, or it never came to that.
  record Needless() implements Upgrade {}

  /// No STARTTLS among what the server offers.
  ///
  /// @param understood whether the server took the command all the same
  /// @param answer what it said to it
  record NotOffered(boolean understood, String answer) implements Upgrade {}

  /// Offered, and refused.
  record Refused(String answer) implements Upgrade {}

  record Begun() implements Upgrade {}
}
