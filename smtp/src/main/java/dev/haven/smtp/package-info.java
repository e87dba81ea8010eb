/// SMTP: receiving from other servers and from mail programs.
///
/// Read [SmtpSession] first: one connection's conversation, and the only place that catches. Then
/// [Command], the protocol on a page; [Transaction], one message from `MAIL` to its final reply;
/// and [MailIntake], behind which somebody else decides who gets the message and keeps it.
///
/// Sending is in [dev.haven.smtp.client]. What always holds:
///
/// - `250` at the end of a message is said only after [IncomingMail#commit] returned, which is
///   after the message is durable for every recipient that was accepted.
/// - Only CRLF.CRLF ends `DATA` ([DotDecoder]), and a message with a bare CR or LF is read to its
///   real end and refused, so nothing inside a message is ever taken for a command.
/// - Content goes to the intake as it arrives; no message is ever whole in memory here.
/// - Nothing said before STARTTLS is remembered after it (RFC 3207 §4.2).
package dev.haven.smtp;
