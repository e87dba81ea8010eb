package dev.haven.directory;

/// What the server does next in a SASL exchange (RFC 4422 §3).
public sealed interface SaslStep {
  /// Send this, in base64, and hand the next line to [SaslExchange#respond].
  ///
  /// @param base64 may be empty: `334 ` (RFC 4954 §4), `+ ` (RFC 9051 §6.2.2, RFC 5034 §4)
  record Challenge(String base64) implements SaslStep {}

  /// The client has said all it has to say.
  record Done(Credentials credentials) implements SaslStep {}

  /// The exchange is over without credentials: `501`, `BAD`, `-ERR`.
  record Failed(Fault fault, String text) implements SaslStep {}

  /// What can be wrong with an exchange, whoever signs in.
  enum Fault {
    /// The client sent `*`: 501 5.7.0.
    CANCELLED,
    /// Not base64, or not what the mechanism sends: 501 5.5.2.
    MALFORMED,
    /// More than any credentials need: 500 5.5.6.
    TOO_LONG,
    /// It signs in as one person to act for another: 535 5.7.8.
    FOR_SOMEBODY_ELSE
  }
}
