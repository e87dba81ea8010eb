package dev.haven.diagnosis.probe;

import java.io.IOException;
import java.util.function.Predicate;

/// One command of a signed-in program, or the sign-in itself.
///
/// @param name as it may be shown: without secrets
/// @param isSignIn whether a refusal is one of the credentials
record SignInStep(String name, boolean isSignIn, Talk talk, Predicate<String> yes) {
  /// Sends it.
  @FunctionalInterface
  interface Talk {
    /// Returns the line that decides.
    String run(Conversation talk, Patience patience) throws IOException;
  }

  String run(Conversation conversation, Patience patience) throws IOException {
    return talk.run(conversation, patience);
  }

  boolean isYes(String answer) {
    return yes.test(answer);
  }
}
