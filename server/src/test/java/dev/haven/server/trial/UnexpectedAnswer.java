package dev.haven.server.trial;

/// The server answered, and not what this trial takes for right. Fails the test that meets it.
final class UnexpectedAnswer extends RuntimeException {
  UnexpectedAnswer(String what) {
    super(what);
  }
}
