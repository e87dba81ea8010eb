package dev.haven.server;

import dev.haven.directory.Address;
import dev.haven.server.certificate.CertificateTrouble;
import dev.haven.server.certificate.HostCertificate;
import dev.haven.server.certificate.HostNames;
import dev.haven.server.config.Configuration;
import dev.haven.server.control.Answer;
import dev.haven.server.control.ControlSocket;
import dev.haven.server.control.Refused;
import dev.haven.server.control.Rehearsals;
import dev.haven.server.control.Request;
import dev.haven.server.evidence.Evidence;
import dev.haven.server.evidence.ListenerFile;
import dev.haven.server.port.Ports;
import dev.haven.wire.PortGuide;
import dev.haven.wire.Switchboard;
import dev.haven.wire.SwitchboardOptions;
import dev.haven.wire.TlsLibraryMissing;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/// A mail server that runs, wired by hand from top to bottom.
///
/// [#start] returns when every port that can be bound is; [#close] lets the commands in hand
/// finish, says goodbye, syncs, and returns within ten seconds. Both belong to one thread; all else
/// is safe for many.
public final class Server implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(Server.class.getName());
  private static final Duration FAREWELL = Duration.ofSeconds(7);
  private static final Duration RENEWAL_CHECK = Duration.ofHours(6);

  private final House house;
  private final HostCertificate certificate;
  private final Switchboard switchboard;
  private final Ports ports;
  private final Sending sending;
  private final Receiving receiving;
  private final SettingsPages settings;
  private final Optional<FirstAccount> firstAccount;
  private final StatusReport status;
  private final Rehearsals rehearsals;
  private final Optional<ControlSocket> control;
  private final Optional<ListenerFile> listenerFile;
  private final Thread renewal =
      Thread.ofVirtual().name("certificate-renewal").unstarted(this::renew);

  /// @param opened how to close what is open so far, the last first: for a start that fails
  private Server(
      DataDirectory data,
      Configuration configuration,
      HostNames names,
      House house,
      Optional<String> account,
      Deque<Runnable> opened)
      throws Refused {
    this.house = house;
    this.certificate = certificate(data, configuration, names);
    var guide = new AtomicReference<>(new PortGuide(List.of()));
    this.switchboard = switchboard(configuration, house, certificate, guide::get);
    opened.push(() -> switchboard.shutDown(Duration.ZERO));
    this.receiving = new Receiving(house, configuration);
    this.ports = new Ports(switchboard, names.host());
    this.sending = new Sending(house, configuration, names.host(), addresses(names));
    opened.push(sending::close);
    this.settings = new SettingsPages(names.host(), ports, house.directory(), certificate);
    ports.bind(
        Services.of(
            house,
            configuration,
            sending,
            receiving,
            List.of(settings.site(), policy(names.host()))));
    guide.set(ports.guide());
    this.status =
        new StatusReport(
            data,
            names.host(),
            Instant.now(),
            ports,
            certificate,
            switchboard::tls,
            new Evidence(house.signIns()::records, house.crowds()),
            house.outgoing().queue().senders(),
            receiving::greylisted,
            () -> house.findings(sending.dispatcher().finding()));
    this.rehearsals = Services.rehearsals(house, configuration, sending, receiving, names.host());
    this.control = openControl(data.path());
    opened.push(() -> control.ifPresent(ControlSocket::close));
    this.listenerFile =
        house.sandbox()
            ? Optional.empty()
            : Optional.of(ListenerFile.open(data.listeners(), ports::listeners));
    opened.push(() -> listenerFile.ifPresent(ListenerFile::close));
    this.firstAccount = firstAccount(account);
    ports.start();
    opened.push(ports::close);
    if (!house.sandbox()) {
      sending.start();
      house.signIns().start();
    }
    renewal.start();
  }

  /// Opens the data directory, sets it up if it is new, and begins to serve.
  ///
  /// @param account the address of the first account, if there is none yet
  public static Server start(DataDirectory data, Configuration configuration, String account)
      throws Refused {
    var opened = new ArrayDeque<Runnable>();
    Switchboard.prepare(configuration.tls().engine());
    try {
      var names = HostNames.discover(configuration.hostname());
      var house = House.open(data, configuration, names.host(), addresses(names));
      opened.push(house::close);
      return new Server(data, configuration, names, house, Optional.of(account), opened);
    } catch (Refused | RuntimeException e) {
      opened.forEach(Runnable::run);
      throw e;
    }
  }

  /// Begins to serve programs under test: mail to any address is kept in memory, any password is
  /// right, nothing leaves this machine.
  ///
  /// @param data where the certificates lie; it holds no mail
  public static Server sandbox(DataDirectory data, Configuration configuration) throws Refused {
    if (data.isSetUp()) {
      throw new Refused(
          data.path() + " belongs to a real server, and a sandbox lets everybody in",
          "name a folder of its own with --data");
    }
    var opened = new ArrayDeque<Runnable>();
    Switchboard.prepare(configuration.tls().engine());
    try {
      var names = HostNames.discover(configuration.hostname());
      var house = House.sandbox(data, configuration, names.host(), addresses(names));
      opened.push(house::close);
      return new Server(data, configuration, names, house, Optional.empty(), opened);
    } catch (Refused | RuntimeException e) {
      opened.forEach(Runnable::run);
      throw e;
    }
  }

  private static Set<InetAddress> addresses(HostNames names) {
    var addresses = new HashSet<InetAddress>();
    for (var name : names.all()) {
      try {
        addresses.add(InetAddress.ofLiteral(name));
      } catch (IllegalArgumentException _) {
        // A name.
      }
    }
    return addresses;
  }

  private static HostCertificate certificate(
      DataDirectory data, Configuration configuration, HostNames names) throws Refused {
    var own = configuration.certificate();
    var clock = Clock.systemUTC();
    try {
      return own.given()
          ? HostCertificate.own(
              data.resolve(own.file()), data.resolve(own.key()), data.certificates(), clock)
          : HostCertificate.local(data.certificates(), names, clock);
    } catch (CertificateTrouble e) {
      var remedy =
          own.given() ? "correct file and key under [certificate] in haven.toml: both in PEM" : "";
      throw new Refused(String.valueOf(e.getMessage()), remedy);
    }
  }

  /// Added when all else has come about: its password is shown once, by a start that succeeds.
  private Optional<FirstAccount> firstAccount(Optional<String> address) throws Refused {
    return address.isPresent() && !ports.listeners().isEmpty()
        ? FirstAccount.addIfNew(house.directory(), address.get())
        : Optional.empty();
  }

  private static Switchboard switchboard(
      Configuration configuration,
      House house,
      HostCertificate certificate,
      Supplier<PortGuide> guide)
      throws Refused {
    var limits = configuration.limits();
    try {
      return new Switchboard(
          new SwitchboardOptions(
              limits.connections(),
              limits.connectionsPerAddress(),
              certificate.shown(),
              configuration.tls().engine(),
              guide,
              house.crowds(),
              Duration.ofSeconds(1)));
    } catch (TlsLibraryMissing e) {
      throw new Refused(
          "OpenSSL's TLS cannot be loaded: " + e.getMessage(),
          "Set engine under [tls] to \"auto\", which takes Java's where OpenSSL's is not to be had.");
    }
  }

  private PolicyPage policy(String host) {
    return new PolicyPage(
        host, house.directory()::isLocal, () -> certificate.authorityFile().isEmpty());
  }

  private Answer answer(Request.OfRunning request) {
    return switch (request) {
      case Request.ShowStatus() -> status.answer();
      case Request.ShowSetup(var account) -> settings.answer(account);
    };
  }

  /// Without it the server serves all the same; commands then have to wait until it is stopped.
  private Optional<ControlSocket> openControl(Path data) {
    try {
      return Optional.of(
          ControlSocket.open(
              data,
              who ->
                  house.administration(
                      this::answer,
                      () -> sending.dispatcher().finding(),
                      rehearsals,
                      who,
                      () -> {})));
    } catch (IOException | UnsupportedOperationException e) {
      LOG.log(System.Logger.Level.WARNING, "event=no-control-socket", e);
      return Optional.empty();
    }
  }

  /// The account that was made because there was none, with its password.
  public Optional<FirstAccount> firstAccount() {
    return firstAccount;
  }

  /// Whether somebody has mail here at this address.
  public boolean has(String address) {
    return Address.parsed(address).flatMap(house.directory()::person).isPresent();
  }

  /// What it keeps.
  public House house() {
    return house;
  }

  public Answer.Status status() {
    return status.answer();
  }

  /// The port that a listener has, by its name in the configuration.
  public int port(String listener) {
    return ports.all().stream()
        .filter(port -> port.asked().name().equals(listener))
        .flatMap(port -> port.number().stream())
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(listener + " is not bound"));
  }

  /// Looking for what is nowhere opens every file of the class path, so that classes can be loaded
  /// when the process has no descriptor left.
  private static void openClassPath() {
    var _ = Server.class.getClassLoader().getResource("dev/haven/nowhere");
  }

  private void renew() {
    openClassPath();
    try {
      while (true) {
        Thread.sleep(RENEWAL_CHECK);
        renewOnce();
      }
    } catch (InterruptedException _) {
      // The way down.
    }
  }

  private void renewOnce() {
    try {
      if (certificate.renewIfDue()) {
        LOG.log(
            System.Logger.Level.INFO,
            "event=certificate-renewed expires={0}",
            certificate.expires());
      }
    } catch (CertificateTrouble e) {
      LOG.log(System.Logger.Level.ERROR, "event=certificate-not-renewed", e);
    }
  }

  @Override
  public void close() {
    renewal.interrupt();
    control.ifPresent(ControlSocket::close);
    ports.close();
    sending.beginEnd();
    switchboard.shutDown(FAREWELL);
    listenerFile.ifPresent(ListenerFile::close);
    sending.close();
    receiving.close();
    house.close();
  }
}
