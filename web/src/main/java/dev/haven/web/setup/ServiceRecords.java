package dev.haven.web.setup;

import dev.haven.wire.TlsMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The records by which mail programs find a domain's settings in the DNS, as lines of a zone file
/// (RFC 1035 §5.1).
public final class ServiceRecords {
  private static final String TTL = " 3600 IN ";

  /// A label and what it stands for (RFC 6186 §3.1, RFC 6186 §3.2, RFC 6186 §3.3, RFC 8314 §5.1).
  ///
  /// @param priority what to prefer where both are spoken (RFC 6186 §3.4)
  private record Label(String name, MailServer.Kind kind, TlsMode tls, int priority) {}

  private static final List<Label> LABELS =
      List.of(
          new Label("_imaps._tcp", MailServer.Kind.IMAP, TlsMode.IMPLICIT, 0),
          new Label("_imap._tcp", MailServer.Kind.IMAP, TlsMode.STARTTLS, 0),
          new Label("_pop3s._tcp", MailServer.Kind.POP3, TlsMode.IMPLICIT, 10),
          new Label("_pop3._tcp", MailServer.Kind.POP3, TlsMode.STARTTLS, 10),
          new Label("_submissions._tcp", MailServer.Kind.SMTP, TlsMode.IMPLICIT, 0),
          new Label("_submission._tcp", MailServer.Kind.SMTP, TlsMode.STARTTLS, 0));

  private ServiceRecords() {}

  /// What a domain should have. A service that is not there is named so, with the root as its host
  /// (RFC 2782).
  public static List<String> of(MailSetup setup, String domain) {
    var zone = new ArrayList<String>();
    for (var label : LABELS) {
      var server = server(setup, label);
      var place = server.map(one -> one.port() + " " + setup.host() + ".").orElse("0 .");
      int weight = server.isPresent() ? 1 : 0;
      int priority = server.isPresent() ? label.priority() : 0;
      zone.add(
          "%s.%s.%sSRV %d %d %s".formatted(label.name(), domain, TTL, priority, weight, place));
    }
    setup.https().ifPresent(port -> zone.addAll(web(setup, domain, port)));
    return List.copyOf(zone);
  }

  private static Optional<MailServer> server(MailSetup setup, Label label) {
    return setup.all(label.kind()).stream().filter(one -> one.tls() == label.tls()).findFirst();
  }

  /// Names that the pages are asked for by. They are asked at the standard port only, but for the
  /// one that a record names.
  private static List<String> web(MailSetup setup, String domain, int port) {
    var zone = new ArrayList<String>();
    zone.add("_autodiscover._tcp.%s.%sSRV 0 1 %d %s.".formatted(domain, TTL, port, setup.host()));
    if (port != MailSetup.HTTPS) {
      return zone;
    }
    for (var name : List.of("autoconfig", "autodiscover", "ua-auto-config")) {
      zone.add("%s.%s.%sCNAME %s.".formatted(name, domain, TTL, setup.host()));
    }
    Pacc.of(setup, domain)
        .map(file -> "_ua-auto-config.%s.%sTXT \"%s\"".formatted(domain, TTL, Pacc.voucher(file)))
        .ifPresent(zone::add);
    return zone;
  }
}
