package dev.haven.directory;

/// How a sign-in ended.
public sealed interface SignInOutcome {
  /// Signed in.
  record Accepted(Person person) implements SignInOutcome {}

  /// Not signed in; the session may try again.
  ///
  /// @param text for the client, with the remedy; one line of ASCII
  record Refused(SignInRefusal refusal, String text) implements SignInOutcome {}
}
