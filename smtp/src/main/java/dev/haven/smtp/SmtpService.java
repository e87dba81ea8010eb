package dev.haven.smtp;

/// Whom a listener serves.
public enum SmtpService {
  /// Other mail servers, on port 25: mail for our own people from anybody (RFC 5321).
  MX,
  /// Our own people's mail programs, on 465, 587 and 2525: sign-in first (RFC 6409, RFC 8314 §3.3).
  SUBMISSION,
  /// A mail server of the same house, such as a Postfix that hands over what it has received: mail
  /// for our own people only, each recipient answered for itself (RFC 2033).
  LMTP,
  /// Programs under test: sign-in is offered, and nobody needs it.
  TRIAL;

  /// Whether AUTH is offered.
  boolean offersSignIn() {
    return this == SUBMISSION || this == TRIAL;
  }

  /// Whether MAIL has to wait for it.
  boolean needsSignIn() {
    return this == SUBMISSION;
  }
}
