package dev.haven.wire;

/// What a client spoke that the port does not.
public enum WrongMode {
  /// A TLS ClientHello on a port that begins in clear.
  TLS_TO_PLAIN_PORT,
  /// Text on a port that begins with TLS.
  PLAIN_TO_TLS_PORT,
  /// Silence on a port that begins with TLS: the client waits for a greeting in clear.
  SILENT_ON_TLS_PORT,
  /// An HTTP request, in clear or inside TLS.
  HTTP,
  /// SMTP on a port of IMAP or POP3.
  SMTP,
  /// IMAP on a port of SMTP or POP3.
  IMAP,
  /// POP3 on a port of SMTP or IMAP.
  POP3,
  /// A PROXY header from an address that is no configured proxy.
  UNTRUSTED_PROXY
}
