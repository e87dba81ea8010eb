package dev.haven.diagnosis.probe;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;

/// How a TLS handshake went.
public sealed interface TlsSeen {
  /// It came about, with any certificate.
  ///
  /// @param chain as the server sent it, its own first
  record Agreed(String version, String suite, List<X509Certificate> chain, Duration elapsed)
      implements TlsSeen {}

  /// It did not.
  ///
  /// @param words the library's
  record Failed(String words) implements TlsSeen {}

  /// It was not tried.
  record Untried() implements TlsSeen {}
}
