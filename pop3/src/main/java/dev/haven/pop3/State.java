package dev.haven.pop3;

import java.util.Optional;

/// RFC 1939 §3: the states of a session, with what each one knows.
sealed interface State {
  /// Nobody is signed in.
  ///
  /// @param user what USER said, until PASS comes
  record Authorization(Optional<String> user) implements State {}

  record Transaction(Maildrop maildrop) implements State {}

  record Over() implements State {}

  /// Nobody is signed in, and no name was given.
  static State start() {
    return new Authorization(Optional.empty());
  }
}
