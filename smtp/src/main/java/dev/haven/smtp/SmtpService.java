package dev.haven.smtp;

/// Whom a listener serves.
public enum SmtpService {
  /// Other mail servers, on port 25: mail for our own people from anybody (RFC 5321).
  MX,
  /// Our own people's mail programs, on 465, 587 and 2525: sign-in first (RFC 6409, RFC 8314 §3.3).
  SUBMISSION
}
