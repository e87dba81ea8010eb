package dev.haven.diagnosis.records;

import dev.haven.diagnosis.Service;
import java.net.InetAddress;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;

/// A domain and the server of its mail: all that its records are derived from.
///
/// @param domain in lower case, in its form for the DNS
/// @param host the name that the server goes by, in full
/// @param addresses under which the world reaches it; empty where they are not known
/// @param endpoints where it listens
/// @param chain of its certificate, its own first; empty where there is none
/// @param keys that sign mail of the domain; empty where nothing signs
/// @param https the port at which it serves programs their settings; 0 where it does not
/// @param pacc the file of draft-ietf-mailmaint-pacc as it is served; empty where there is none
public record MailHost(
    String domain,
    String host,
    List<InetAddress> addresses,
    List<Endpoint> endpoints,
    List<X509Certificate> chain,
    List<DkimKey> keys,
    int https,
    String pacc) {
  static final int HTTPS = 443;

  public MailHost {
    addresses = List.copyOf(addresses);
    endpoints = List.copyOf(endpoints);
    chain = List.copyOf(chain);
    keys = List.copyOf(keys);
  }

  boolean isWeb() {
    return https > 0;
  }

  /// Whether that is where programs look which know no other port.
  boolean isStandardWeb() {
    return https == HTTPS;
  }

  /// Where a service is to be had.
  Optional<Endpoint> endpoint(Service service) {
    return endpoints.stream().filter(one -> one.service() == service).findFirst();
  }

  /// Whether a name belongs to the domain: others are entered elsewhere.
  public boolean isWithin(String name) {
    return name.equals(domain) || name.endsWith("." + domain);
  }
}
