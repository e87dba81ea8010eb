/// Sending by SMTP: sessions with other servers, from the client's side.
///
/// Read [SmtpClient] first, then [Introduction] (what comes before the first message) and
/// [Exchange] (one message). What always holds:
///
/// - Whatever the other server does, an [Outcome] for each recipient comes of it; nothing is
///   thrown, and every wait has a bound.
/// - "Delivered" is said only if the server said 2xx after the last octet.
/// - Nothing that came before TLS is believed after it, and what was behind the answer to STARTTLS
///   is thrown away unread.
/// - What goes out with DATA has no CR or LF by itself.
/// - A [Transcript] has no credentials and no content.
package dev.haven.smtp.client;
