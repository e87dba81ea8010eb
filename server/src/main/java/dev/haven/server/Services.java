package dev.haven.server;

import dev.haven.imap.ImapOptions;
import dev.haven.imap.ImapProtocol;
import dev.haven.imap.MessageLimits;
import dev.haven.imap.SubmittedUrls;
import dev.haven.pop3.Pop3Protocol;
import dev.haven.queue.Intake;
import dev.haven.queue.RehearsedIntake;
import dev.haven.queue.TrialIntake;
import dev.haven.server.config.Configuration;
import dev.haven.server.config.ListenerSettings;
import dev.haven.server.control.Rehearsals;
import dev.haven.server.port.PortRequest;
import dev.haven.server.rehearsal.RunningRehearsals;
import dev.haven.smtp.Additions;
import dev.haven.smtp.MailIntake;
import dev.haven.smtp.SmtpLimits;
import dev.haven.smtp.SmtpOptions;
import dev.haven.smtp.SmtpProtocol;
import dev.haven.smtp.SmtpService;
import dev.haven.smtp.Turn;
import dev.haven.web.http.HttpProtocol;
import dev.haven.web.http.Site;
import dev.haven.wire.Endpoint;
import dev.haven.wire.Limits;
import dev.haven.wire.Protocol;
import dev.haven.wire.TlsMode;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/// Which protocol answers at which listener, within which limits.
final class Services {
  private final Configuration configuration;
  private final Receiving receiving;
  private final List<Site> sites;
  private final List<PortRequest> requests = new ArrayList<>();

  private Services(Configuration configuration, Receiving receiving, List<Site> sites) {
    this.configuration = configuration;
    this.receiving = receiving;
    this.sites = sites;
  }

  /// The ports to open: those that are enabled.
  ///
  /// @param sites what is served over HTTP
  static List<PortRequest> of(
      House house,
      Configuration configuration,
      Sending sending,
      Receiving receiving,
      List<Site> sites) {
    var services = new Services(configuration, receiving, sites);
    services.add(house, sending);
    return List.copyOf(services.requests);
  }

  private void add(House house, Sending sending) {
    var listeners = configuration.listeners();
    var mail = intake(house, sending);
    var intake = house.sandbox() ? new TrialIntake(mail) : mail;
    var strangers = house.sandbox() ? intake : receiving.examining(receiving.greylisting(mail));
    add("smtp", "smtp", listeners.smtp(), smtp(SmtpService.MX, house, strangers));
    add("submissions", "submission", listeners.submissions(), submission(house, intake));
    add("submission", "submission", listeners.submission(), submission(house, intake));
    add(
        "submission-alternative",
        "submission",
        listeners.submissionAlternative(),
        submission(house, intake));
    add("imaps", "imap", listeners.imaps(), imap(house));
    add("imap", "imap", listeners.imap(), imap(house));
    var pop3 = new Pop3Protocol(house.directory(), house.accounts()); // locks maildrops for both
    add("pop3s", "pop3", listeners.pop3s(), pop3);
    add("pop3", "pop3", listeners.pop3(), pop3);
    add("lmtp", "lmtp", listeners.lmtp(), smtp(SmtpService.LMTP, house, intake));
    configuration
        .lmtp()
        .file()
        .ifPresent(file ->
            requests.add(
                PortRequest.at(
                    file,
                    "lmtp-socket",
                    smtp(SmtpService.LMTP, house, intake),
                    Limits.forRelay(configuration.limits().connections()))));
    add("https", "http", listeners.https(), new HttpProtocol(sites));
    add("http", "http", listeners.http(), new HttpProtocol(sites));
  }

  private static Intake intake(House house, Sending sending) {
    return new Intake(
        house.directory(),
        house.accounts(),
        house.outgoing(),
        sending.leaving(),
        sending.backup(),
        InstantSource.system());
  }

  /// Who tells what would become of a message, with the parts of which the server is made.
  static Rehearsals rehearsals(
      House house, Configuration configuration, Sending sending, Receiving receiving, String host) {
    var services = new Services(configuration, receiving, List.of());
    var intake = intake(house, sending);
    var anywhere = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    return new RunningRehearsals(
        house.directory(),
        sending.rehearsal(),
        sending.dispatcher()::finding,
        (witness, greylisted) -> {
          var kept = new RehearsedIntake(intake, house.directory(), witness);
          var strangers = receiving.examining(receiving.rehearsed(kept, greylisted));
          var options = receiving.rehearsed(services.options(house, SmtpService.MX));
          return new SmtpProtocol(
              SmtpService.MX, services.smtpLimits(), house.directory(), strangers, options);
        },
        new Endpoint("smtp", anywhere, TlsMode.STARTTLS, false, host),
        configuration.messages().size().value());
  }

  private SmtpProtocol submission(House house, MailIntake intake) {
    return smtp(SmtpService.SUBMISSION, house, intake);
  }

  /// Each listener of SMTP and IMAP has a protocol of its own, which counts what that one's clients
  /// need.
  private SmtpProtocol smtp(SmtpService service, House house, MailIntake intake) {
    boolean trial = house.sandbox() && service != SmtpService.LMTP;
    var served = trial ? SmtpService.TRIAL : service;
    var options = options(house, served);
    var offered = served == SmtpService.MX ? receiving.guarded(options) : options;
    return new SmtpProtocol(served, smtpLimits(), house.directory(), intake, offered);
  }

  private SmtpOptions options(House house, SmtpService served) {
    var urls = new MailboxUrls(new SubmittedUrls(house.directory(), house.accounts()));
    return SmtpOptions.STANDARD
        .with(urls)
        .anyName(configuration.submission().anyFrom())
        .speakingAs(configuration.receiving().authservId())
        .adding(additions(house, served));
  }

  private Additions additions(House house, SmtpService service) {
    var unsolicited =
        configuration.messages().noSoliciting().stream()
            .map(word -> word.toLowerCase(Locale.ROOT))
            .collect(Collectors.toSet());
    var turn = BackupRules.turn(configuration.backup(), house.outgoing().queue());
    return new Additions(unsolicited, service == SmtpService.MX ? turn : Turn.UNOFFERED);
  }

  private ImapProtocol imap(House house) {
    return new ImapProtocol(house.directory(), house.accounts(), imapOptions());
  }

  private void add(String name, String family, ListenerSettings settings, Protocol protocol) {
    if (settings.enabled()) {
      int connections = configuration.limits().connections();
      var limits =
          switch (family) {
            case "smtp", "lmtp" -> Limits.forRelay(connections);
            case "http" -> HttpProtocol.limits();
            default -> signInLimits();
          };
      requests.add(new PortRequest(name, family, settings, protocol, limits));
    }
  }

  private Limits signInLimits() {
    var standard = Limits.forSignIn(configuration.limits().connections());
    return new Limits(
        standard.connections(),
        standard.handshake(),
        configuration.limits().signInTime(),
        standard.bytesBeforeSignIn(),
        standard.line(),
        standard.write(),
        standard.slowest(),
        standard.window());
  }

  private SmtpLimits smtpLimits() {
    var standard = SmtpLimits.DEFAULT;
    return new SmtpLimits(
        configuration.messages().size().value(),
        configuration.messages().recipients(),
        standard.hops(),
        standard.mistakes(),
        standard.idleCommands(),
        standard.idle(),
        standard.content());
  }

  private ImapOptions imapOptions() {
    var standard = ImapOptions.defaults();
    return new ImapOptions(
        configuration.messages().size().value(),
        configuration.imap().literals(),
        standard.strangerIdle(),
        standard.idle(),
        standard.stillHere(),
        new MessageLimits(configuration.imap().messageLimit(), configuration.imap().saveLimit()),
        Set.copyOf(configuration.imap().switchedOff()),
        standard.silence());
  }
}
