package dev.haven.diagnosis.judge;

import java.net.InetAddress;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.security.auth.x500.X500Principal;

/// The names that a certificate is for: only the alternative names count, the common name has not
/// for long (RFC 9525 §2).
record Names(List<String> hosts, List<String> addresses) {
  private static final int DNS_NAME = 2;
  private static final int IP_ADDRESS = 7;
  private static final int MOST_SHOWN = 5;

  static Names of(X509Certificate certificate) {
    var hosts = new ArrayList<String>();
    var addresses = new ArrayList<String>();
    try {
      var names = certificate.getSubjectAlternativeNames();
      for (var name : names == null ? List.<List<?>>of() : names) {
        if (name.get(1) instanceof String text) {
          switch ((Integer) name.get(0)) {
            case DNS_NAME -> hosts.add(text.toLowerCase(Locale.ROOT));
            case IP_ADDRESS -> addresses.add(text);
            default -> {} // no name of a host
          }
        }
      }
    } catch (CertificateParsingException _) {
      return new Names(List.of(), List.of());
    }
    return new Names(hosts, addresses);
  }

  /// RFC 9525 §6.3: a star stands for one whole label, the first.
  boolean isFor(String host) {
    var wanted = host.toLowerCase(Locale.ROOT);
    int dot = wanted.indexOf('.');
    return hosts.contains(wanted)
        || (dot > 0 && hosts.contains("*" + wanted.substring(dot)))
        || addresses.stream().anyMatch(address -> isSame(address, wanted));
  }

  private static boolean isSame(String address, String host) {
    try {
      return InetAddress.ofLiteral(address).equals(InetAddress.ofLiteral(host));
    } catch (IllegalArgumentException _) {
      return false;
    }
  }

  String shown() {
    var all = new ArrayList<>(hosts);
    all.addAll(addresses);
    if (all.isEmpty()) {
      return "no host at all";
    }
    return all.size() <= MOST_SHOWN
        ? String.join(", ", all)
        : String.join(", ", all.subList(0, MOST_SHOWN)) + " and " + (all.size() - MOST_SHOWN);
  }

  static String subject(X509Certificate certificate) {
    return shown(certificate.getSubjectX500Principal());
  }

  static String issuer(X509Certificate certificate) {
    return shown(certificate.getIssuerX500Principal());
  }

  private static String shown(X500Principal name) {
    return name.getName().isEmpty() ? "nobody" : name.getName();
  }
}
