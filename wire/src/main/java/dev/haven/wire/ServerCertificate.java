package dev.haven.wire;

import java.security.PrivateKey;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// A certificate to show, with its issuers, and the key that proves it.
///
/// @param chain the server's own certificate first
public record ServerCertificate(PrivateKey key, List<X509Certificate> chain) {
  private static final int DNS_NAME = 2;

  public ServerCertificate {
    chain = List.copyOf(chain);
    if (chain.isEmpty()) {
      throw new IllegalArgumentException("a certificate chain has at least one certificate");
    }
  }

  X509Certificate own() {
    return chain.getFirst();
  }

  /// The host names it is for, in lower case; a wildcard as it stands: `*.example.org`.
  public List<String> names() {
    var names = new ArrayList<String>();
    try {
      var alternatives = own().getSubjectAlternativeNames();
      for (var name : alternatives == null ? List.<List<?>>of() : alternatives) {
        if (name.get(0) instanceof Integer kind && kind == DNS_NAME) {
          names.add(name.get(1).toString().toLowerCase(Locale.ROOT));
        }
      }
    } catch (CertificateParsingException _) {
      return List.of(); // Nobody can ask for it by a name that cannot be read.
    }
    return names;
  }

  /// Never the key.
  @Override
  public String toString() {
    return "ServerCertificate" + names();
  }
}
