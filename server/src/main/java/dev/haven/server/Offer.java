package dev.haven.server;

import dev.haven.diagnosis.Service;
import dev.haven.diagnosis.records.Endpoint;
import dev.haven.diagnosis.records.MailHost;
import dev.haven.server.config.Configuration;
import dev.haven.server.control.Answer;
import dev.haven.server.port.Port;
import dev.haven.web.setup.MailServer;
import dev.haven.web.setup.MailSetup;
import dev.haven.web.setup.Pacc;
import dev.haven.wire.TlsMode;
import java.net.InetAddress;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/// What there is for mail programs, as settings, pages and records all derive it: the ports that
/// are bound, or where no server runs those that one would open.
///
/// @param host the name that the server goes by
public record Offer(String host, List<Open> ports) {
  /// The listeners that people sign in at, of one kind the best first.
  private static final Map<MailServer.Kind, List<String>> LISTENERS =
      Map.of(
          MailServer.Kind.IMAP, List.of("imaps", "imap"),
          MailServer.Kind.POP3, List.of("pop3s", "pop3"),
          MailServer.Kind.SMTP, List.of("submissions", "submission", "submission-alternative"));

  /// A port.
  ///
  /// @param listener its name in the configuration
  /// @param number 0 where any free one will do
  public record Open(String listener, int number, TlsMode tls) {}

  public Offer {
    ports = List.copyOf(ports);
  }

  /// What a server has bound.
  static Offer bound(String host, List<Port> ports) {
    var open = new ArrayList<Open>();
    for (var port : ports) {
      var asked = port.asked();
      port.number()
          .ifPresent(number -> open.add(new Open(asked.name(), number, asked.settings().tls())));
    }
    return new Offer(host, open);
  }

  /// The same, as a server that runs tells it.
  public static Offer told(Answer.Status status) {
    var open = new ArrayList<Open>();
    for (var listener : status.listeners()) {
      listener
          .port()
          .ifPresent(number -> open.add(new Open(listener.name(), (int) number, listener.tls())));
    }
    return new Offer(status.host(), open);
  }

  /// What one that is not running would open.
  public static Offer configured(String host, Configuration configuration) {
    var open = new ArrayList<Open>();
    configuration
        .listeners()
        .byName()
        .forEach((name, listener) -> {
          if (listener.enabled()) {
            open.add(new Open(name, listener.port(), listener.tls()));
          }
        });
    return new Offer(host, open);
  }

  /// Without what is not encrypted, to which nobody is sent.
  MailSetup setup() {
    var servers = new ArrayList<MailServer>();
    for (var kind : MailServer.Kind.values()) {
      for (var name : LISTENERS.getOrDefault(kind, List.of())) {
        open(name)
            .filter(open -> open.tls() != TlsMode.NONE)
            .map(open -> new MailServer(kind, open.number(), open.tls()))
            .ifPresent(servers::add);
      }
    }
    var https = open("https").map(Open::number);
    return new MailSetup(
        host, servers, https.isPresent() ? OptionalInt.of(https.get()) : OptionalInt.empty());
  }

  private Optional<Open> open(String listener) {
    return ports.stream().filter(open -> open.listener().equals(listener)).findFirst();
  }

  /// As the server of a domain.
  ///
  /// @param domain in lower case and ASCII
  /// @param addresses under which the world reaches it
  /// @param chain of its certificate, empty where it is not known
  public MailHost serving(String domain, List<InetAddress> addresses, List<X509Certificate> chain) {
    var setup = setup();
    return new MailHost(
        domain,
        host.toLowerCase(Locale.ROOT),
        addresses,
        setup.servers().stream().map(Offer::endpoint).toList(),
        chain,
        List.of(),
        setup.https().orElse(0),
        Pacc.of(setup, domain).orElse(""));
  }

  private static Endpoint endpoint(MailServer server) {
    boolean implicit = server.tls() == TlsMode.IMPLICIT;
    var service =
        switch (server.kind()) {
          case IMAP -> implicit ? Service.IMAPS : Service.IMAP;
          case POP3 -> implicit ? Service.POP3S : Service.POP3;
          case SMTP -> implicit ? Service.SUBMISSIONS : Service.SUBMISSION;
        };
    return new Endpoint(service, server.port());
  }
}
