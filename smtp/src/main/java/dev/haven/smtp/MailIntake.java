package dev.haven.smtp;

/// Who takes the mail that sessions receive: decides on senders and recipients, keeps the content.
///
/// Shared by all sessions. Any method here and in [IncomingMail] may throw a store's
/// `StoreException` for trouble that passes; the session answers it with 451 or 452.
public interface MailIntake {
  /// Opens a mail transaction (RFC 5321 §3.3), or refuses the sender.
  IncomingMail begin(Origin origin) throws Refused;
}
