package dev.haven.wire;

/// Why a listener turned a connection away or ended it, for the counters.
public enum Refusal {
  /// The server holds as many connections as it may.
  TOO_MANY_CONNECTIONS,
  /// This address (or IPv6 /64) holds as many connections as it may.
  TOO_MANY_FROM_ADDRESS,
  /// Not signed in for too long.
  TOO_LONG_BEFORE_SIGN_IN,
  /// Too many bytes without signing in.
  TOO_MUCH_BEFORE_SIGN_IN,
  /// A line that went on beyond all skipping.
  ENDLESS_LINE,
  /// Bytes came, but hardly any.
  TOO_SLOW,
  /// A trusted proxy without a PROXY header, or a header that is wrong.
  PROXY_HEADER,
  /// The server is going down.
  SHUTTING_DOWN
}
