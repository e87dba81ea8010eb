package dev.haven.server.certificate;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;

/// A certificate with those above it, and the key that proves it.
///
/// @param chain the server's own first
record Identity(List<X509Certificate> chain, PrivateKey key) {
  X509Certificate certificate() {
    return chain.getFirst();
  }

  /// Never the key.
  @Override
  public String toString() {
    return "Identity[" + certificate().getSubjectX500Principal() + "]";
  }
}
