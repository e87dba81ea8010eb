package dev.haven.server;

import dev.haven.directory.Address;
import dev.haven.directory.Directory;
import dev.haven.server.certificate.HostCertificate;
import dev.haven.server.certificate.ProfileSigner;
import dev.haven.server.control.Answer;
import dev.haven.server.port.Port;
import dev.haven.server.port.Ports;
import dev.haven.web.http.Site;
import dev.haven.web.setup.Autoconfig;
import dev.haven.web.setup.Autodiscover;
import dev.haven.web.setup.MailServer;
import dev.haven.web.setup.MailSetup;
import dev.haven.web.setup.Owner;
import dev.haven.web.setup.Pacc;
import dev.haven.web.setup.Profile;
import dev.haven.web.setup.ServiceRecords;
import dev.haven.web.setup.SetupSite;
import dev.haven.wire.TlsMode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/// What mail programs are to be set to: from the ports that are bound, at the moment of asking.
/// Safe for any thread.
final class SettingsPages {
  /// The listeners that people sign in at, of one kind the best first.
  private static final Map<MailServer.Kind, List<String>> LISTENERS =
      Map.of(
          MailServer.Kind.IMAP, List.of("imaps", "imap"),
          MailServer.Kind.POP3, List.of("pop3s", "pop3"),
          MailServer.Kind.SMTP, List.of("submissions", "submission", "submission-alternative"));

  private final String host;
  private final Ports ports;
  private final Directory directory;
  private final Profile.Signer signer;

  SettingsPages(String host, Ports ports, Directory directory, HostCertificate certificate) {
    this.host = host;
    this.ports = ports;
    this.directory = directory;
    this.signer = new ProfileSigner(certificate);
  }

  /// The pages as HTTP serves them.
  Site site() {
    return new SetupSite(this::setup, directory::isLocal, signer, InstantSource.system());
  }

  private MailSetup setup() {
    var servers = new ArrayList<MailServer>();
    for (var kind : MailServer.Kind.values()) {
      for (var name : LISTENERS.getOrDefault(kind, List.of())) {
        bound(name)
            .filter(port -> port.asked().settings().tls() != TlsMode.NONE)
            .map(port ->
                new MailServer(kind, port.number().orElseThrow(), port.asked().settings().tls()))
            .ifPresent(servers::add);
      }
    }
    var https = bound("https").flatMap(Port::number);
    return new MailSetup(
        host, servers, https.isPresent() ? OptionalInt.of(https.get()) : OptionalInt.empty());
  }

  private Optional<Port> bound(String name) {
    return ports.all().stream()
        .filter(port -> port.asked().name().equals(name) && port.isBound())
        .findFirst();
  }

  /// All of it for one account, which must be there.
  Answer answer(String account) {
    var known = Address.parsed(account).flatMap(directory::person);
    var owner = known.flatMap(person -> Owner.of(person.address().toString()));
    if (owner.isEmpty()) {
      return new Answer.NotDone(
          "there is no account " + account, "see which there are with: haven account list");
    }
    return answer(setup(), owner.get());
  }

  private Answer answer(MailSetup setup, Owner owner) {
    var files = new ArrayList<Answer.SetupFile>();
    files.add(file("autoconfig", Autoconfig.of(setup, owner.domain())));
    files.add(file("autodiscover", Autodiscover.of(setup, owner)));
    Pacc.of(setup, owner.domain()).map(text -> file("pacc", text)).ifPresent(files::add);
    Profile.of(setup, owner)
        .map(text -> signer.sign(text.getBytes(StandardCharsets.UTF_8)))
        .map(bytes -> file("mobileconfig", bytes))
        .ifPresent(files::add);
    var query = "/setup?email=" + URLEncoder.encode(owner.whole(), StandardCharsets.UTF_8);
    return new Answer.SetupShown(
        owner.whole(),
        host,
        servers(setup),
        setup.base().map(base -> base + query),
        ServiceRecords.of(setup, owner.domain()),
        files);
  }

  private static List<Answer.MailServer> servers(MailSetup setup) {
    return setup.servers().stream()
        .map(one -> new Answer.MailServer(one.kind().name(), one.port(), one.security()))
        .toList();
  }

  private static Answer.SetupFile file(String name, String text) {
    return file(name, text.getBytes(StandardCharsets.UTF_8));
  }

  private static Answer.SetupFile file(String name, byte[] bytes) {
    return new Answer.SetupFile(name, Base64.getEncoder().encodeToString(bytes));
  }
}
