package dev.haven.server.command;

import dev.haven.diagnosis.records.MailHost;
import dev.haven.server.Offer;
import dev.haven.server.certificate.HostNames;
import dev.haven.server.config.Configuration;
import dev.haven.server.control.Answer;
import dev.haven.server.control.FileTrouble;
import dev.haven.server.control.Refused;
import dev.haven.server.control.RemoteAdministration;
import dev.haven.server.control.Request;
import dev.haven.wire.Addresses;
import java.io.IOException;
import java.net.IDN;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What the records of a domain are derived from: the configuration, and the data of the server,
/// whether it runs or not.
final class ServedDomain {
  private final Place.Found found;
  private final List<InetAddress> named;

  /// @param named the addresses that somebody named; empty to take those of this machine
  ServedDomain(Place.Found found, List<InetAddress> named) {
    this.found = found;
    this.named = List.copyOf(named);
  }

  MailHost of(Place place, String domain) throws Refused {
    var ascii = ascii(domain);
    requireServed(place, ascii);
    var names = HostNames.discover(found.configuration().hostname());
    var offer = offer(names);
    var host = offer.host();
    requireFullName(host, ascii);
    return offer.serving(ascii, addresses(names), chain());
  }

  /// Records of the DNS are about names that the world knows.
  static void requireFullName(String host, String domain) throws Refused {
    if (!host.contains(".")) {
      throw new Refused(
          "this server goes by the name " + host + ", which is no full name",
          "set hostname in haven.toml, such as mail." + domain + ", and start the server again");
    }
  }

  private static String ascii(String domain) throws Refused {
    try {
      var name = IDN.toASCII(domain.strip()).toLowerCase(Locale.ROOT);
      return name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
    } catch (IllegalArgumentException _) {
      throw new Refused("'" + domain + "' is no domain name", "write it like example.com");
    }
  }

  private static void requireServed(Place place, String domain) throws Refused {
    try (var administration = place.administration()) {
      boolean served =
          administration.ask(new Request.ListDomains()) instanceof Answer.Domains all
              && all.domains().stream()
                  .anyMatch(one -> IDN.toASCII(one.name()).equalsIgnoreCase(domain));
      if (!served) {
        throw new Refused(
            domain + " is no domain of this server", "add it with: haven domain add " + domain);
      }
    }
  }

  /// Of the server that runs, if one does: its ports and its name may be others than were asked
  /// for.
  private Offer offer(HostNames names) throws Refused {
    var running = RemoteAdministration.find(found.data().path());
    if (running.isPresent()) {
      try (var server = running.get()) {
        if (server.ask(new Request.ShowStatus()) instanceof Answer.Status status) {
          return Offer.told(status);
        }
      }
    }
    return Offer.configured(names.host(), found.configuration());
  }

  private List<InetAddress> addresses(HostNames names) {
    if (!named.isEmpty()) {
      return named;
    }
    return publicOnes(names);
  }

  /// The addresses of this machine that the world can reach.
  static List<InetAddress> publicOnes(HostNames names) {
    var addresses = new ArrayList<InetAddress>();
    for (var name : names.all()) {
      try {
        addresses.add(InetAddress.ofLiteral(name));
      } catch (IllegalArgumentException _) {
        // A name.
      }
    }
    return addresses.stream().filter(Addresses::isPublic).toList();
  }

  private List<X509Certificate> chain() throws Refused {
    var file = certificate(found.configuration());
    if (!Files.exists(file)) {
      return List.of();
    }
    try (var in = Files.newInputStream(file)) {
      return CertificateFactory.getInstance("X.509").generateCertificates(in).stream()
          .map(X509Certificate.class::cast)
          .toList();
    } catch (IOException e) {
      throw unreadable(file, FileTrouble.of(e));
    } catch (CertificateException e) {
      throw unreadable(file, String.valueOf(e.getMessage()));
    }
  }

  private static Refused unreadable(Path file, String why) {
    return new Refused(
        "the certificate " + file + " cannot be read: " + why,
        "check the path, who may read it, and that it is in PEM");
  }

  private Path certificate(Configuration configuration) {
    var own = configuration.certificate();
    return found.data().path().resolve(own.given() ? own.file() : "tls/server.pem");
  }
}
