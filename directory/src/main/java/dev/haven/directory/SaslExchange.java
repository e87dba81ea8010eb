package dev.haven.directory;

/// The server's side of one SASL exchange (RFC 4422), the same for SMTP (RFC 4954 §4), IMAP (RFC
/// 9051 §6.2.2) and POP3 (RFC 5034 §4).
///
/// Call [#begin] once, then [#respond] with each line for as long as it answers with a challenge.
/// Belongs to one session's thread. Holds the user name between two steps, never the password.
public sealed interface SaslExchange permits PlainExchange, LoginExchange {
  /// The command came without an initial response.
  SaslStep begin();

  /// The command came with one, in base64; `=` is an empty one (RFC 4954 §4).
  SaslStep begin(String initialResponse);

  /// One line from the client, without CRLF: base64, or `*` to cancel.
  SaslStep respond(byte[] line);
}
