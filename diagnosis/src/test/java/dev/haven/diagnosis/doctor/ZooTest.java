package dev.haven.diagnosis.doctor;

import static dev.haven.diagnosis.doctor.Certificates.INTERMEDIATE;
import static dev.haven.diagnosis.doctor.Certificates.PRIVATE;
import static dev.haven.diagnosis.doctor.Certificates.leaf;
import static dev.haven.diagnosis.doctor.Certificates.server;
import static dev.haven.diagnosis.doctor.Zoo.HOST;
import static dev.haven.diagnosis.doctor.Zoo.healthy;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.haven.diagnosis.MailMeaning;
import dev.haven.diagnosis.Meaning;
import dev.haven.diagnosis.ModeMeaning;
import dev.haven.diagnosis.PortMeaning;
import dev.haven.diagnosis.Service;
import dev.haven.diagnosis.SignInMeaning;
import dev.haven.diagnosis.TlsMeaning;
import dev.haven.diagnosis.probe.Patience;
import dev.haven.dns.Zone;
import dev.haven.wire.TlsMode;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// A zoo of broken servers: each trouble yields exactly its finding, a healthy server none.
class ZooTest {
  private static final Duration DAY = Duration.ofDays(1);
  private static final Duration YEAR = Duration.ofDays(365);

  /// The alert handshake_failure (RFC 8446 §6.2).
  private static final byte[] NOTHING_IN_COMMON = HexFormat.of().parseHex("15030300020228");

  /// The alert internal_error.
  private static final byte[] BROKEN_KEY = HexFormat.of().parseHex("15030300020250");

  @ParameterizedTest
  @EnumSource(Service.class)
  void aHealthyServerYieldsNoFinding(Service service) throws IOException {
    try (var zoo = new Zoo()) {
      var report = zoo.visit(service, healthy(service));
      assertEquals(List.of(), report.findings());
      assertTrue(report.steps().getFirst().seen().contains("TLSv1.3"), report::toString);
    }
  }

  static Stream<Arguments> troubles() {
    return Stream.of(voices(), modes(), handshakes(), certificates(), signIns())
        .flatMap(one -> one);
  }

  private static Arguments trouble(Meaning meaning, Service service, Behaviour behaviour) {
    return trouble(meaning, service, behaviour, Zoo.PATIENT);
  }

  private static Arguments trouble(
      Meaning meaning, Service service, Behaviour behaviour, Patience patience) {
    return arguments(meaning, service, behaviour, patience);
  }

  private static Stream<Arguments> voices() {
    var http = "HTTP/1.1 400 Bad Request";
    return Stream.of(
        trouble(PortMeaning.HUNG_UP, Service.SMTP, Behaviour.closing()),
        trouble(PortMeaning.HUNG_UP, Service.IMAP, Behaviour.resetting()),
        trouble(PortMeaning.SILENT, Service.SUBMISSION, Behaviour.silent(), Zoo.FOR_NOTHING),
        trouble(PortMeaning.FOREIGN, Service.SMTP, Behaviour.saying(http)),
        trouble(PortMeaning.FOREIGN, Service.IMAPS, Behaviour.saying(http)),
        trouble(PortMeaning.FOREIGN, Service.POP3, Behaviour.saying("SSH-2.0-zoo")),
        trouble(PortMeaning.WRONG_LANGUAGE, Service.IMAP, healthy(Service.POP3)),
        trouble(PortMeaning.TURNED_AWAY, Service.SMTP, Behaviour.saying("554 5.7.1 blocked")),
        trouble(PortMeaning.TURNED_AWAY, Service.IMAP, Behaviour.saying("* BYE too many")),
        trouble(
            PortMeaning.BROKE_OFF,
            Service.SUBMISSION,
            Behaviour.leavingAfter("220 mail.zoo.example")));
  }

  private static Stream<Arguments> modes() {
    return Stream.of(
        trouble(
            ModeMeaning.TLS_ON_CLEAR_PORT,
            Service.SUBMISSION,
            healthy(Service.SUBMISSION).withMode(TlsMode.IMPLICIT),
            Zoo.FOR_SILENCE),
        trouble(
            ModeMeaning.CLEAR_ON_TLS_PORT,
            Service.IMAPS,
            healthy(Service.IMAPS).withMode(TlsMode.STARTTLS)),
        trouble(
            ModeMeaning.NO_STARTTLS,
            Service.POP3,
            healthy(Service.POP3).withUpgrade(Creature.Upgrade.UNKNOWN)),
        trouble(
            ModeMeaning.NO_STARTTLS,
            Service.SMTP,
            healthy(Service.SMTP).withUpgrade(Creature.Upgrade.UNKNOWN)),
        trouble(
            ModeMeaning.STRIPPED,
            Service.IMAP,
            healthy(Service.IMAP).withUpgrade(Creature.Upgrade.HIDDEN)),
        trouble(
            ModeMeaning.STRIPPED,
            Service.SMTP,
            healthy(Service.SMTP)
                .withInClear("PIPELINING", "XXXXXXXA")
                .withUpgrade(Creature.Upgrade.UNKNOWN)),
        trouble(
            ModeMeaning.STRIPPED,
            Service.SUBMISSION,
            healthy(Service.SUBMISSION)
                .withGreeting("****************2***")
                .withUpgrade(Creature.Upgrade.UNKNOWN)),
        trouble(
            ModeMeaning.UPGRADE_REFUSED,
            Service.SUBMISSION,
            healthy(Service.SUBMISSION).withUpgrade(Creature.Upgrade.OFFERED_AND_REFUSED)));
  }

  private static Stream<Arguments> handshakes() {
    return Stream.of(
        trouble(
            TlsMeaning.ONLY_OLD,
            Service.IMAPS,
            Behaviour.answering(OldToo.TLS_1_0),
            Zoo.FOR_BROKEN_TLS),
        trouble(TlsMeaning.OLD_TOO, Service.IMAPS, new OldToo(healthy(Service.IMAPS))),
        trouble(
            TlsMeaning.NO_CIPHER,
            Service.POP3S,
            Behaviour.answering(NOTHING_IN_COMMON),
            Zoo.FOR_BROKEN_TLS),
        trouble(
            TlsMeaning.HANDSHAKE_FAILED,
            Service.SUBMISSIONS,
            Behaviour.answering(BROKEN_KEY),
            Zoo.FOR_BROKEN_TLS),
        trouble(
            TlsMeaning.CLOCKS_DIFFER,
            Service.SMTP,
            healthy(Service.SMTP)
                .withGreeting("mail.zoo.example ESMTP Exim 4.98 Sat, 01 Jan 2000 00:00:00 +0000")));
  }

  private static Arguments shows(TlsMeaning meaning, SSLContext tls) {
    return trouble(meaning, Service.IMAPS, Creature.healthy(Service.IMAPS, tls));
  }

  private static Stream<Arguments> certificates() {
    var stale = leaf(HOST, YEAR.negated(), YEAR, Certificates.STALE, 256);
    return Stream.of(
        shows(TlsMeaning.EXPIRED, server(leaf(HOST, YEAR.negated(), DAY.negated()), INTERMEDIATE)),
        shows(TlsMeaning.NOT_YET_VALID, server(leaf(HOST, DAY, YEAR), INTERMEDIATE)),
        shows(TlsMeaning.EXPIRES_SOON, server(leaf(HOST, YEAR.negated(), DAY), INTERMEDIATE)),
        shows(TlsMeaning.WRONG_NAME, server(leaf("other.example"), INTERMEDIATE)),
        shows(TlsMeaning.SELF_SIGNED, server(Certificates.selfSigned(HOST))),
        shows(TlsMeaning.MISSING_INTERMEDIATE, server(leaf(HOST))),
        shows(
            TlsMeaning.UNKNOWN_AUTHORITY,
            server(leaf(HOST, YEAR.negated(), YEAR, PRIVATE, 256), PRIVATE)),
        shows(TlsMeaning.UNKNOWN_AUTHORITY, server(leaf(HOST, YEAR.negated(), YEAR, PRIVATE, 256))),
        shows(
            TlsMeaning.WEAK_KEY,
            server(leaf(HOST, YEAR.negated(), YEAR, INTERMEDIATE, 1024), INTERMEDIATE)),
        shows(TlsMeaning.CHAIN_EXPIRED, server(stale, Certificates.STALE)));
  }

  private static Stream<Arguments> signIns() {
    return Stream.of(
        trouble(
            SignInMeaning.IN_CLEAR,
            Service.SUBMISSION,
            healthy(Service.SUBMISSION).withInClear("AUTH PLAIN LOGIN")),
        trouble(
            SignInMeaning.IN_CLEAR, Service.IMAP, healthy(Service.IMAP).withInClear("IMAP4rev1")),
        trouble(SignInMeaning.IN_CLEAR, Service.POP3, healthy(Service.POP3).withInClear("USER")),
        trouble(
            SignInMeaning.NONE_OFFERED,
            Service.SUBMISSIONS,
            healthy(Service.SUBMISSIONS).withInside("PIPELINING")),
        trouble(MailMeaning.OPEN_RELAY, Service.SMTP, healthy(Service.SMTP).thatRelays()));
  }

  @ParameterizedTest(name = "{0} at {1}")
  @MethodSource("troubles")
  void eachTroubleYieldsExactlyItsFinding(
      Meaning meaning, Service service, Behaviour behaviour, Patience patience) throws IOException {
    try (var zoo = new Zoo().with(patience)) {
      var report = zoo.visit(service, behaviour);
      assertEquals(List.of(meaning.entry().id()), Zoo.ids(report), report::toString);
    }
  }

  @Test
  void aGreetingThatComesLateIsTold() throws IOException {
    try (var zoo = new Zoo().inAHurry()) {
      var report = zoo.visit(Service.SMTP, healthy(Service.SMTP));
      assertEquals(List.of(PortMeaning.SLOW_GREETING.entry().id()), Zoo.ids(report));
    }
  }

  @Test
  void aPortThatHasToAnswerAndIsClosedIsTold() throws IOException {
    try (var zoo = new Zoo()) {
      var report = zoo.visit(Service.IMAPS, Cage.empty());
      assertEquals(List.of(PortMeaning.REFUSED.entry().id()), Zoo.ids(report));
    }
  }

  @Test
  void aPortThatOthersReachFromOutsideIsNoTroubleWhereOnlyTheWayBackInFails() throws IOException {
    try (var zoo = new Zoo()) {
      var host = new Host(HOST, List.of(Zoo.LOOPBACK), false);
      int port = Cage.empty();
      Outside outside =
          (name, number, six) ->
              name.equals(HOST) && number == port && !six
                  ? Optional.of("a public host reached it 3 min ago")
                  : Optional.empty();
      var report =
          zoo.doctor(Zone.empty(), 0)
              .knowing(outside)
              .examine(HOST, List.of(host), List.of(new Door(Service.IMAPS, port, true)));
      assertEquals(List.of(), report.findings());
      assertTrue(
          report
              .steps()
              .getFirst()
              .seen()
              .startsWith("not from here, yet from outside: a public host reached it 3 min ago;"),
          report::toString);
    }
  }

  @Test
  void aPortBehindAFirewallThatDropsIsTold() throws IOException {
    try (var zoo = new Zoo().with(Zoo.FOR_NOTHING);
        var cage = Cage.full()) {
      var report = zoo.visit(Service.SUBMISSION, cage.port());
      assertEquals(List.of(PortMeaning.DROPPED.entry().id()), Zoo.ids(report));
    }
  }

  @Test
  void aPortThatNeedNotAnswerMayBeClosed() throws IOException {
    try (var zoo = new Zoo();
        var cage = Cage.of(healthy(Service.IMAPS))) {
      var doors =
          List.of(
              new Door(Service.IMAPS, cage.port(), false),
              new Door(Service.POP3S, Cage.empty(), false));
      var report = zoo.visit(List.of(new Host(HOST, List.of(Zoo.LOOPBACK), false)), doors);
      assertEquals(List.of(), report.findings());
    }
  }

  @Test
  void aHostWithoutAnyMailPortIsTold() throws IOException {
    try (var zoo = new Zoo()) {
      var doors =
          List.of(
              new Door(Service.IMAPS, Cage.empty(), false),
              new Door(Service.POP3S, Cage.empty(), false));
      var report = zoo.visit(List.of(new Host(HOST, List.of(Zoo.LOOPBACK), false)), doors);
      assertEquals(List.of(PortMeaning.NO_MAIL_SERVICE.entry().id()), Zoo.ids(report));
    }
  }

  @Test
  void aHostThatAnswersNowhereIsTold() throws IOException {
    try (var zoo = new Zoo().with(Zoo.FOR_NOTHING);
        var one = Cage.full();
        var other = Cage.full()) {
      var doors =
          List.of(
              new Door(Service.IMAPS, one.port(), false),
              new Door(Service.POP3S, other.port(), false));
      var report = zoo.visit(List.of(new Host(HOST, List.of(Zoo.LOOPBACK), false)), doors);
      assertEquals(List.of(PortMeaning.HOST_SILENT.entry().id()), Zoo.ids(report));
    }
  }

  @Test
  void anAddressOfOneFamilyThatIsClosedIsTold() throws IOException {
    try (var zoo = new Zoo();
        var cage = Cage.of(healthy(Service.IMAPS))) {
      var six = InetAddress.ofLiteral("::1");
      var host = new Host(HOST, List.of(Zoo.LOOPBACK, six), false);
      var doors = List.of(new Door(Service.IMAPS, cage.port(), false));
      var report = zoo.visit(List.of(host), doors);
      assertEquals(List.of(PortMeaning.ONE_FAMILY.entry().id()), Zoo.ids(report));
    }
  }

  @Test
  void anAddressWithoutAWayToItIsTold() {
    try (var zoo = new Zoo()) {
      var nowhere = InetAddress.ofLiteral("255.255.255.255");
      var host = new Host(HOST, List.of(nowhere), false);
      var report = zoo.visit(List.of(host), List.of(new Door(Service.IMAPS, 993, true)));
      assertEquals(List.of(PortMeaning.UNREACHABLE.entry().id()), Zoo.ids(report));
    }
  }

  @Test
  void oneTroubleAtSeveralPortsIsOneFinding() throws IOException {
    var tls = server(leaf("other.example"), INTERMEDIATE);
    try (var zoo = new Zoo();
        var imap = Cage.of(Creature.healthy(Service.IMAPS, tls));
        var pop3 = Cage.of(Creature.healthy(Service.POP3S, tls))) {
      var doors =
          List.of(
              new Door(Service.IMAPS, imap.port(), true),
              new Door(Service.POP3S, pop3.port(), true));
      var report = zoo.visit(List.of(new Host(HOST, List.of(Zoo.LOOPBACK), false)), doors);
      assertEquals(List.of(TlsMeaning.WRONG_NAME.entry().id()), Zoo.ids(report));
      var where = report.findings().getFirst().where();
      assertTrue(where.contains(imap.port() + " ") && where.contains(pop3.port() + " "), where);
    }
  }
}
