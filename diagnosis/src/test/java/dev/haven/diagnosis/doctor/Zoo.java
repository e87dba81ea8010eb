package dev.haven.diagnosis.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.haven.diagnosis.Finding;
import dev.haven.diagnosis.Meaning;
import dev.haven.diagnosis.Progress;
import dev.haven.diagnosis.Report;
import dev.haven.diagnosis.Service;
import dev.haven.diagnosis.judge.Circumstances;
import dev.haven.diagnosis.probe.Credentials;
import dev.haven.diagnosis.probe.Patience;
import dev.haven.dns.Resolver;
import dev.haven.dns.Zone;
import dev.haven.wire.Outbound;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import javax.net.ssl.SSLContext;

/// Visits to the servers of the zoo, on loopback, without any DNS but our own.
public final class Zoo implements AutoCloseable {
  public static final String HOST = "mail.zoo.example";
  static final SSLContext GOOD =
      Certificates.server(Certificates.leaf(HOST), Certificates.INTERMEDIATE);
  static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");

  private static final Duration LONG = Duration.ofSeconds(20);
  private static final Duration SHORT = Duration.ofMillis(200);

  /// For servers that answer, however slow this machine may be now.
  static final Patience PATIENT = new Patience(LONG, LONG, LONG, LONG, LONG);

  /// For silence at the greeting, behind which TLS may be found.
  static final Patience FOR_SILENCE = new Patience(LONG, SHORT, LONG, LONG, LONG);

  /// For TLS that fails, behind which nothing is said in clear.
  static final Patience FOR_BROKEN_TLS = new Patience(LONG, LONG, LONG, LONG, SHORT);

  /// For those who never say anything.
  static final Patience FOR_NOTHING = new Patience(SHORT, SHORT, SHORT, SHORT, SHORT);

  private final Outbound outbound = new Outbound();
  private Patience patience = PATIENT;
  private Duration slow = LONG;

  Zoo with(Patience other) {
    patience = other;
    return this;
  }

  /// With greetings that are late from the first moment on.
  Zoo inAHurry() {
    slow = Duration.ZERO;
    return this;
  }

  public static Creature healthy(Service service) {
    return Creature.healthy(service, GOOD);
  }

  public Instruments instruments(Resolver resolver, int exchangePort) {
    return new Instruments(
        resolver, outbound, patience, new Door(Service.SMTP, exchangePort, true), true, _ -> false);
  }

  Doctor doctor(Resolver resolver, int exchangePort) {
    return new Doctor(instruments(resolver, exchangePort), circumstances(), Progress.NONE);
  }

  public Circumstances circumstances() {
    return new Circumstances(Certificates.NOW, Set.of(Certificates.ROOT.certificate()), slow, slow);
  }

  Report visit(List<Host> hosts, List<Door> doors) {
    return doctor(Zone.empty(), 0).examine(HOST, hosts, doors);
  }

  Report visit(Service service, int port) {
    var host = new Host(HOST, List.of(LOOPBACK), false);
    return visit(List.of(host), List.of(new Door(service, port, true)));
  }

  Report visit(Service service, Behaviour behaviour) throws IOException {
    try (var cage = Cage.of(behaviour)) {
      return visit(service, cage.port());
    }
  }

  /// Signs in too.
  Report visit(Service service, Behaviour behaviour, String password) throws IOException {
    try (var cage = Cage.of(behaviour)) {
      var host = new Host(HOST, List.of(LOOPBACK), false);
      return doctor(Zone.empty(), 0)
          .signingIn(new Credentials("jane@zoo.example", password))
          .examine(HOST, List.of(host), List.of(new Door(service, cage.port(), true)));
    }
  }

  /// Exactly these are what the report finds.
  static void assertFound(List<Meaning> expected, Report report) {
    var ids = expected.stream().map(meaning -> meaning.entry().id()).toList();
    assertEquals(ids, ids(report), report::toString);
  }

  public static List<String> ids(Report report) {
    return report.findings().stream().map(Finding::id).toList();
  }

  @Override
  public void close() {
    outbound.close();
  }
}
