package dev.haven.wire;

/// How a listener and TLS go together.
public enum TlsMode {
  /// TLS from the first byte (RFC 8314 §3): 465, 993, 995.
  IMPLICIT,
  /// In clear until the client says STARTTLS or STLS: 25, 587, 2525, 143, 110.
  STARTTLS,
  /// Never encrypted. Only where the operator says so.
  NONE
}
