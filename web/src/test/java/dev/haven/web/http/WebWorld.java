package dev.haven.web.http;

import dev.haven.testkit.Peer;
import dev.haven.testkit.Server;
import dev.haven.web.setup.MailServer;
import dev.haven.web.setup.MailSetup;
import dev.haven.web.setup.SetupSite;
import dev.haven.wire.Endpoint;
import dev.haven.wire.MemoryConnection;
import dev.haven.wire.TlsMode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/// A server for transcripts, for the domains `example.com` and `example.org`, with every port of
/// mail at its standard number.
///
/// Settings: `@https 10443` (another port for the pages), `@nohttps`, `@fallback` (all ports of
/// mail are 10,000 higher). `/bug` fails, `/echo` tells the request.
@SuppressWarnings("exports") // public for the tests of the other package; no module reads it
public final class WebWorld implements Server {
  public static final MailSetup STANDARD = setup(0, OptionalInt.of(443));

  private final HttpProtocol protocol;

  public WebWorld(Map<String, String> settings) {
    var https =
        settings.containsKey("nohttps")
            ? OptionalInt.empty()
            : OptionalInt.of(Integer.parseInt(settings.getOrDefault("https", "443")));
    var setup = setup(settings.containsKey("fallback") ? 10_000 : 0, https);
    var site =
        new SetupSite(
            () -> setup,
            domain -> domain.equals("example.com") || domain.equals("example.org"),
            profile -> profile,
            InstantSource.fixed(Instant.parse("2026-06-01T12:34:56Z")));
    this.protocol = new HttpProtocol(List.of(site, WebWorld::more));
  }

  private static MailSetup setup(int more, OptionalInt https) {
    return new MailSetup(
        "mail.example.com",
        List.of(
            new MailServer(MailServer.Kind.IMAP, 993 + more, TlsMode.IMPLICIT),
            new MailServer(MailServer.Kind.IMAP, 143 + more, TlsMode.STARTTLS),
            new MailServer(MailServer.Kind.POP3, 995 + more, TlsMode.IMPLICIT),
            new MailServer(MailServer.Kind.SMTP, 465 + more, TlsMode.IMPLICIT),
            new MailServer(MailServer.Kind.SMTP, 587 + more, TlsMode.STARTTLS)),
        https);
  }

  private static Optional<Response> more(Request request) {
    return switch (request.target().path()) {
      case "/bug" -> throw new IllegalStateException("planted");
      case "/echo" ->
          Optional.of(
              Response.words(
                  200,
                  "%s %s %s"
                      .formatted(
                          request.method(),
                          request.host(),
                          new String(request.body(), StandardCharsets.UTF_8))));
      default -> Optional.empty();
    };
  }

  @Override
  public void serve(Peer peer) throws IOException {
    var address = new InetSocketAddress(InetAddress.ofLiteral("192.0.2.2"), 443);
    var tls = peer.tls() ? TlsMode.IMPLICIT : TlsMode.NONE;
    var endpoint = new Endpoint("https", address, tls, false, "mail.example.com");
    protocol.open(new MemoryConnection(peer.in(), peer.out(), endpoint, peer.tls())).run();
  }
}
