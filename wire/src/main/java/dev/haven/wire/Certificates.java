package dev.haven.wire;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// The certificates that the server can show, by the names that clients ask for (SNI, RFC 6066 §3).
///
/// Thread-safe. [#replace] takes effect with the next handshake; connections go on as they are.
public final class Certificates {
  private volatile Shelf shelf;

  /// Shows these.
  ///
  /// @param certificates the first is shown where no name is asked for, or none that is known
  public Certificates(List<ServerCertificate> certificates) {
    this.shelf = Shelf.of(certificates);
  }

  /// Shows these from now on.
  public void replace(List<ServerCertificate> certificates) {
    shelf = Shelf.of(certificates);
  }

  /// Whether TLS can be offered at all.
  public boolean isEmpty() {
    return shelf.standard().isEmpty();
  }

  /// Whether all of them have keys of these algorithms.
  boolean haveKeysOf(Set<String> algorithms) {
    return shelf.algorithms().stream().allMatch(algorithms::contains);
  }

  /// What may be shown for a name, best first: see [#find].
  List<ServerCertificate> candidates(Optional<String> name) {
    return shelf.candidates(name);
  }

  /// What to show for a name, with a key of an algorithm that the client can verify; the name with
  /// a certificate of its own goes before a wildcard, and that before the standard one.
  ///
  /// @param keyType `EC`, `RSA`, `EdDSA`
  Optional<ServerCertificate> find(Optional<String> name, String keyType) {
    return shelf.candidates(name).stream()
        .filter(certificate -> certificate.key().getAlgorithm().equals(keyType))
        .findFirst();
  }

  private record Shelf(
      List<ServerCertificate> standard,
      Map<String, List<ServerCertificate>> named,
      Set<String> algorithms) {
    static Shelf of(List<ServerCertificate> certificates) {
      var named = new HashMap<String, List<ServerCertificate>>();
      for (var certificate : certificates) {
        for (var name : certificate.names()) {
          named.computeIfAbsent(name, _ -> new ArrayList<>()).add(certificate);
        }
      }
      var algorithms =
          certificates.stream()
              .map(certificate -> certificate.key().getAlgorithm())
              .collect(Collectors.toUnmodifiableSet());
      return new Shelf(List.copyOf(certificates), named, algorithms);
    }

    List<ServerCertificate> candidates(Optional<String> asked) {
      if (asked.isEmpty()) {
        return standard;
      }
      var name = asked.get().toLowerCase(Locale.ROOT);
      var exact = named.get(name);
      if (exact != null) {
        return exact;
      }
      int dot = name.indexOf('.');
      var wildcard = dot < 0 ? null : named.get("*" + name.substring(dot));
      return wildcard != null ? wildcard : standard;
    }
  }
}
