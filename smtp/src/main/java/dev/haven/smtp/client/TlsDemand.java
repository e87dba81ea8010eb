package dev.haven.smtp.client;

/// What is demanded of TLS on the way to a server. This is where MTA-STS (RFC 8461 §4) and DANE
/// (RFC 7672 §2.2) come in: each makes a [Verified] with a check of its own.
public sealed interface TlsDemand {
  /// As much as the server offers; whether its certificate fits is recorded (RFC 7435 §3). If TLS
  /// fails, the mail goes in clear.
  record Opportunistic() implements TlsDemand {}

  /// Some TLS, whatever the certificate.
  record Encrypted() implements TlsDemand {}

  /// TLS with a certificate that passes a check, or no delivery.
  record Verified(CertificateCheck check) implements TlsDemand {}

  /// No TLS: for a hop within the machine.
  record None() implements TlsDemand {}
}
