package dev.haven.smtp;

/// Where a session stands (RFC 5321 §4.1.4), with what it has there.
sealed interface State {
  /// No EHLO yet, or none since STARTTLS.
  record Opened() implements State {}

  /// Between two messages.
  record Ready(Hello hello) implements State {}

  /// MAIL was accepted.
  record InTransaction(Hello hello, Transaction transaction) implements State {}
}
