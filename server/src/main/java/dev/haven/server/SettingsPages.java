package dev.haven.server;

import dev.haven.diagnosis.records.Plan;
import dev.haven.diagnosis.records.ZoneFile;
import dev.haven.directory.Address;
import dev.haven.directory.Directory;
import dev.haven.server.certificate.HostCertificate;
import dev.haven.server.certificate.ProfileSigner;
import dev.haven.server.control.Answer;
import dev.haven.server.port.Ports;
import dev.haven.web.http.Site;
import dev.haven.web.setup.Autoconfig;
import dev.haven.web.setup.Autodiscover;
import dev.haven.web.setup.MailSetup;
import dev.haven.web.setup.Owner;
import dev.haven.web.setup.Pacc;
import dev.haven.web.setup.Profile;
import dev.haven.web.setup.SetupSite;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/// What mail programs are to be set to: from the ports that are bound, at the moment of asking.
/// Safe for any thread.
final class SettingsPages {
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
    return new SetupSite(() -> offer().setup(), directory::isLocal, signer, InstantSource.system());
  }

  private Offer offer() {
    return Offer.bound(host, ports.all());
  }

  /// All of it for one account, which must be there.
  Answer answer(String account) {
    var known = Address.parsed(account).flatMap(directory::person);
    var owner = known.flatMap(person -> Owner.of(person.address().toString()));
    if (owner.isEmpty()) {
      return new Answer.NotDone(
          "there is no account " + account, "see which there are with: haven account list");
    }
    return answer(offer(), owner.get());
  }

  private Answer answer(Offer offer, Owner owner) {
    var setup = offer.setup();
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
        records(offer, owner.domain()),
        files);
  }

  /// Those of `haven dns` that are for mail programs.
  private static List<String> records(Offer offer, String domain) {
    var plan = Plan.of(offer.serving(domain, List.of(), List.of()));
    return plan.settings().stream().map(ZoneFile::line).toList();
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
