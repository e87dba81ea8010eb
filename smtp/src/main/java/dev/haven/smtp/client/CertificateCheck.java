package dev.haven.smtp.client;

import java.security.cert.X509Certificate;
import java.util.List;

/// Decides whether a certificate proves that a server is who it should be. Safe for any thread.
@FunctionalInterface
public interface CertificateCheck {
  /// Looks at what a server has shown.
  ///
  /// @param chain the server's own certificate first
  /// @param host the server's name
  Verdict check(List<X509Certificate> chain, String host);

  /// What a check came to.
  sealed interface Verdict {
    record Trusted() implements Verdict {}

    /// It does not show that the server is who it should be.
    ///
    /// @param why as a sentence without its full stop
    record Untrusted(String why) implements Verdict {}
  }
}
