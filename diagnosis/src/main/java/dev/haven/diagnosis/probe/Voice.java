package dev.haven.diagnosis.probe;

import dev.haven.diagnosis.Service.Language;
import java.time.Duration;

/// What was heard first on a connection.
public sealed interface Voice {
  /// A greeting as it should be.
  record Greeting(String text, Duration after) implements Voice {}

  /// A greeting that says no.
  record TurnedAway(String text) implements Voice {}

  /// A greeting of another protocol of mail.
  record OtherLanguage(Language language, String text) implements Voice {}

  /// Something that is no mail server.
  ///
  /// @param what it looks like: `an HTTP server`
  record Foreign(String what, String text) implements Voice {}

  /// Nothing, in all the time there was.
  record Silence(Duration waited) implements Voice {}

  /// The end of the connection.
  ///
  /// @param reset whether it was cut off, rather than closed
  record HungUp(boolean reset) implements Voice {}

  /// TLS, on a port that should begin in clear.
  record TlsAtOnce() implements Voice {}

  /// A greeting in clear, on a port that should begin with TLS.
  record InClear(String text) implements Voice {}

  /// It never came to that: no connection, or no TLS on a port that begins with it.
  record Unheard() implements Voice {}
}
