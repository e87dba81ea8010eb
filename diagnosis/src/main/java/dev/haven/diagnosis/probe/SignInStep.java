package dev.haven.diagnosis.probe;

import java.io.IOException;
import java.time.Duration;
import java.util.function.Predicate;

/// One command of a signed-in program, or the sign-in itself.
///
/// @param name as it may be shown: without secrets
/// @param isSignIn whether a refusal is one of the credentials
record SignInStep(String name, boolean isSignIn, Talk talk, Predicate<String> yes) {
  /// What is shown in the place of a secret.
  static final String HIDDEN = "(password)";

  /// Sends it.
  @FunctionalInterface
  interface Talk {
    /// Returns the line that decides.
    String run(Conversation talk, Patience patience) throws IOException;
  }

  /// Reads an answer up to the line that decides.
  @FunctionalInterface
  interface Answer {
    String from(Conversation talk, Duration patience) throws IOException;
  }

  static SignInStep signIn(String name, Dialect dialect, Talk talk) {
    return new SignInStep(name, true, talk, dialect::isYes);
  }

  /// RFC 4616 §2, at once with the command (RFC 4954 §4, RFC 5034 §4).
  static SignInStep plain(Credentials who, Dialect dialect, Answer answer) {
    return signIn(
        "AUTH PLAIN",
        dialect,
        (talk, patience) -> {
          talk.say("AUTH PLAIN " + who.plain(), "AUTH PLAIN " + HIDDEN);
          return answer.from(talk, patience.answer());
        });
  }

  /// A command without secrets.
  static SignInStep command(String command, Dialect dialect, Answer answer) {
    return afterwards(
        command,
        dialect,
        (talk, patience) -> {
          talk.say(command);
          return answer.from(talk, patience.answer());
        });
  }

  /// Something that wants nothing but to be signed in.
  static SignInStep afterwards(String name, Dialect dialect, Talk talk) {
    return new SignInStep(name, false, talk, dialect::isYes);
  }

  String run(Conversation conversation, Patience patience) throws IOException {
    return talk.run(conversation, patience);
  }

  boolean isYes(String answer) {
    return yes.test(answer);
  }
}
