package dev.haven.diagnosis.records;

import java.net.InetAddress;
import java.security.cert.X509Certificate;
import java.util.List;

/// A domain and the server of its mail: all that its records are derived from.
///
/// @param domain in lower case, in its form for the DNS
/// @param host the name that the server goes by, in full
/// @param addresses under which the world reaches it; empty where they are not known
/// @param endpoints where it listens
/// @param chain of its certificate, its own first; empty where there is none
/// @param keys that sign mail of the domain; empty where nothing signs
/// @param https the port at which it serves programs their settings; 0 where it does not
public record MailHost(
    String domain,
    String host,
    List<InetAddress> addresses,
    List<Endpoint> endpoints,
    List<X509Certificate> chain,
    List<DkimKey> keys,
    int https) {
  public MailHost {
    addresses = List.copyOf(addresses);
    endpoints = List.copyOf(endpoints);
    chain = List.copyOf(chain);
    keys = List.copyOf(keys);
  }

  boolean isWeb() {
    return https > 0;
  }

  /// Whether a name belongs to the domain: others are entered elsewhere.
  public boolean isWithin(String name) {
    return name.equals(domain) || name.endsWith("." + domain);
  }
}
