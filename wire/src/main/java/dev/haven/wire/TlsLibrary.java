package dev.haven.wire;

/// Whose TLS is spoken.
public enum TlsLibrary {
  /// OpenSSL's where it can be loaded, else Java's.
  AUTO,
  /// Java's own (JSSE).
  JAVA,
  /// OpenSSL's, in the form of BoringSSL; without it nothing is served.
  OPENSSL
}
