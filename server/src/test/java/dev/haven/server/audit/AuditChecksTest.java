package dev.haven.server.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haven.diagnosis.AuditMeaning;
import dev.haven.diagnosis.Finding;
import dev.haven.queue.outgoing.QueueView;
import dev.haven.server.certificate.ShownCertificate;
import dev.haven.server.config.ConfigurationFile;
import dev.haven.server.control.Answer;
import dev.haven.wire.TlsLibrary;
import dev.haven.wire.TlsMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Each trouble staged yields exactly its finding; a healthy server yields none.
class AuditChecksTest {
  private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
  private static final Duration DAY = Duration.ofDays(1);
  private static final long GIB = 1L << 30;

  private static void assertFindings(Checked checked, AuditMeaning... meanings) {
    assertEquals(
        Stream.of(meanings).map(meaning -> meaning.entry().id()).toList(),
        checked.findings().stream().map(Finding::id).toList(),
        checked::toString);
  }

  private static ShownCertificate certificate(int from, int until, boolean own, String... names) {
    return new ShownCertificate(
        List.of(names), NOW.plus(Duration.ofDays(from)), NOW.plus(Duration.ofDays(until)), own);
  }

  private static Checked check(ShownCertificate certificate, String... domains) {
    return CertificateCheck.of(certificate, "mail.example.com", List.of(domains), NOW);
  }

  @Test
  void certificatesAreLookedAtFromAllSides() {
    var host = "mail.example.com";
    assertFindings(check(certificate(-10, 22, false, host)));
    assertFindings(check(certificate(-10, 90, false, "*.Example.com"), "example.com"));
    assertFindings(check(certificate(-10, 20, false, host)), AuditMeaning.CERTIFICATE_ENDS);
    assertFindings(check(certificate(-90, -1, false, host)), AuditMeaning.CERTIFICATE_OVER);
    assertFindings(check(certificate(1, 90, false, host)), AuditMeaning.CERTIFICATE_OVER);
    assertFindings(check(certificate(-1, 90, true, host)), AuditMeaning.CERTIFICATE_PRIVATE);
    assertFindings(
        check(certificate(-1, 90, true, host), "example.com"), AuditMeaning.CERTIFICATE_PRIVATE);
    assertFindings(
        check(certificate(-1, 90, false, "example.com")), AuditMeaning.CERTIFICATE_NAMES);
    assertFindings(
        check(certificate(-1, 90, false, "*.a.mail.example.com", "*.com")),
        AuditMeaning.CERTIFICATE_NAMES);
    assertFindings(
        check(certificate(-1, 90, false, host), "example.com"), AuditMeaning.PAGES_UNNAMED);
  }

  private static Checked policy(String toml) {
    var reading = ConfigurationFile.parse(toml);
    assertEquals(List.of(), reading.problems());
    return PolicyCheck.of(reading.configuration());
  }

  @Test
  void theStandardConfigurationIsFine() {
    assertFindings(policy(""));
    assertFindings(policy("[listeners.imap]\nclear-sign-in = true\naddresses = [\"127.0.0.1\"]\n"));
    assertFindings(
        policy("[listeners.lmtp]\nenabled = true\naddresses = [\"10.0.0.1\", \"::1\"]\n"));
    assertFindings(policy("[backup]\ndomains = [\"example.net\"]\n"));
  }

  @Test
  void whatIsOpenInTheConfigurationIsFound() {
    assertFindings(policy("[listeners.imap]\nclear-sign-in = true\n"), AuditMeaning.CLEAR_SIGN_IN);
    assertFindings(
        policy("[listeners.lmtp]\nenabled = true\naddresses = [\"::\"]\n"),
        AuditMeaning.OPEN_DELIVERY);
    assertFindings(policy("[receiving]\ntrusted = [\"192.0.0.0/16\"]\n"), AuditMeaning.WIDE_TRUST);
    assertFindings(
        policy("[receiving]\nxclient-peers = [\"0.0.0.0/0\"]\n"), AuditMeaning.WIDE_TRUST);
    assertFindings(policy("[listeners.smtp]\nproxies = [\"::/0\"]\n"), AuditMeaning.WIDE_TRUST);
    assertFindings(policy("[submission]\nany-from = true\n"), AuditMeaning.ANY_SENDER);
    assertFindings(
        policy("[submission]\nmessages-per-hour = 0\nstrangers-per-hour = 0\n"),
        AuditMeaning.NO_LIMIT,
        AuditMeaning.NO_LIMIT);
    assertFindings(policy("[receiving]\nconnections-per-minute = 0\n"), AuditMeaning.NO_LIMIT);
    assertFindings(
        policy("[backup]\ndomains = [\"example.net\"]\nrecipients = \"all\"\n"),
        AuditMeaning.BACKSCATTER);
  }

  @ParameterizedTest
  @CsvSource({
    "10.0.0.0/8, false",
    "10.0.0.0/7, true",
    "192.0.2.0/24, false",
    "192.0.2.0/23, true",
    "172.16.0.0/12, false",
    "172.0.0.0/8, true",
    "192.0.2.1, false",
    "2001:db8::/48, false",
    "2001:db8::/32, true",
    "fc00::/7, false",
    "::1, false",
    "::/0, true"
  })
  void aNetworkWiderThanASiteIsStrangers(String network, boolean wide) {
    assertEquals(wide, Networks.isWide(network));
  }

  private static Checked disk(long free, long total) {
    return DiskCheck.of(new DiskCheck.Disk(NOW, GIB, free, total), Optional.empty());
  }

  @Test
  void theDiskIsFoundBeforeItIsFull() {
    assertFindings(disk(50 * GIB, 100 * GIB));
    assertFindings(disk(11 * GIB, 1000 * GIB));
    assertFindings(disk(9 * GIB, 1000 * GIB), AuditMeaning.DISK_LOW);
    assertFindings(disk(GIB / 20, GIB), AuditMeaning.DISK_LOW);
    assertFindings(disk(1 << 20, 1000 * GIB), AuditMeaning.DISK_FULL);
  }

  @Test
  void growthIsFoundFromOneAuditToTheNext() {
    var now = new DiskCheck.Disk(NOW, 20 * GIB, 50 * GIB, 100 * GIB);
    var slow = new AuditMemory.Kept(NOW.minus(DAY), 19 * GIB, List.of());
    var fast = new AuditMemory.Kept(NOW.minus(DAY), 10 * GIB, List.of());
    var shrinking = new AuditMemory.Kept(NOW.minus(DAY), 30 * GIB, List.of());
    var justNow = new AuditMemory.Kept(NOW.minusSeconds(60), 10 * GIB, List.of());
    assertFindings(DiskCheck.of(now, Optional.of(slow)));
    assertFindings(DiskCheck.of(now, Optional.of(shrinking)));
    assertFindings(DiskCheck.of(now, Optional.of(justNow)));
    assertFindings(DiskCheck.of(now, Optional.of(fast)), AuditMeaning.DISK_FILLS);
  }

  private static AccountCheck.Seen account(String address, int days, boolean... facts) {
    return new AccountCheck.Seen(
        address, NOW.minus(Duration.ofDays(days)), facts[0], facts[1], facts[2]);
  }

  @Test
  void accountsAreUsedLimitedAndHaveAPasswordOfTheirOwn() {
    var fine = account("a@example.com", 400, true, true, true);
    assertFindings(AccountCheck.of(List.of(), NOW));
    assertFindings(AccountCheck.of(List.of(fine), NOW));
    assertFindings(
        AccountCheck.of(List.of(fine, account("b@example.com", 29, true, false, false)), NOW));
    assertFindings(
        AccountCheck.of(List.of(fine, account("b@example.com", 31, true, false, false)), NOW),
        AuditMeaning.NEVER_USED);
    assertFindings(
        AccountCheck.of(List.of(fine, account("b@example.com", 9, false, true, false)), NOW),
        AuditMeaning.NO_QUOTA);
    assertFindings(
        AccountCheck.of(List.of(account("a@example.com", 1, true, true, false)), NOW),
        AuditMeaning.FIRST_PASSWORD);
  }

  private static QueueView queue(int hours, int attempts, String state) {
    var part =
        new QueueView.Part("b.example", List.of("x@b.example"), state, attempts, NOW.plus(DAY));
    var arrived = NOW.minus(Duration.ofHours(hours));
    var entry = new QueueView.Entry("3j8", arrived, "a@example.com", 100, List.of(part));
    return new QueueView(List.of(entry), 1, false, List.of(), Optional.empty());
  }

  @Test
  void mailThatWaitsForLongIsFoundButNotWhatIsToLeaveLater() {
    assertFindings(QueueCheck.of(queue(23, 9, "waiting"), NOW));
    assertFindings(QueueCheck.of(queue(99, 0, "waiting"), NOW));
    assertFindings(QueueCheck.of(queue(25, 1, "waiting"), NOW), AuditMeaning.QUEUE_OLD);
    assertFindings(QueueCheck.of(queue(25, 0, "held"), NOW), AuditMeaning.QUEUE_OLD);
  }

  private static Checked machine(int months, long files, MachineCheck.Clock clock) {
    var today = LocalDate.parse("2026-06-01");
    var machine = new MachineCheck.Machine("25.0.3", today.minusMonths(months), files, clock);
    return MachineCheck.of(machine, 10_000, today);
  }

  @Test
  void theMachineIsLookedAt() {
    assertFindings(machine(6, 65_536, MachineCheck.Clock.KEPT));
    assertFindings(machine(9, 11_000, MachineCheck.Clock.UNKNOWN));
    assertFindings(machine(10, 65_536, MachineCheck.Clock.KEPT), AuditMeaning.OLD_JAVA);
    assertFindings(machine(1, 4_096, MachineCheck.Clock.KEPT), AuditMeaning.FEW_FILES);
    assertFindings(machine(1, 65_536, MachineCheck.Clock.LOOSE), AuditMeaning.CLOCK_LOOSE);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void thisMachineTellsAboutItself(boolean server) {
    var machine = World.machine(server);
    assertFalse(machine.java().isEmpty());
    assertTrue(machine.files() > 100);
  }

  private static Answer.Status status(
      Optional<Answer.Trouble> trouble, Map<String, Long> counts, Map<String, Long> limits) {
    var listener =
        new Answer.Listener(
            "imap",
            "IMAP",
            TlsMode.STARTTLS,
            143,
            OptionalLong.of(143),
            List.of(),
            trouble,
            counts);
    return new Answer.Status(
        "0",
        1,
        NOW,
        "mail.example.com",
        "data",
        List.of(listener),
        new Answer.Certificate(List.of(), NOW, Optional.empty()),
        TlsLibrary.JAVA,
        List.of(),
        limits,
        List.of(),
        List.of(),
        List.of());
  }

  @Test
  void aServerThatRunsTellsOfItsPortsAndLimits() {
    var fine =
        status(
            Optional.empty(),
            Map.of("accepted", 9L, "refused-too-slow", 3L),
            Map.of("greylisted", 5L));
    assertFindings(RunningCheck.ports(fine));
    assertFindings(RunningCheck.limits(fine));
    var trouble = Optional.of(new Answer.Trouble("port 143 is taken", "stop that program"));
    var port = RunningCheck.ports(status(trouble, Map.of(), Map.of()));
    assertFindings(port, AuditMeaning.PORT_ELSEWHERE);
    assertEquals("Stop that program", port.findings().getFirst().remedy());
    assertFindings(
        RunningCheck.limits(
            status(Optional.empty(), Map.of("refused-too-many-connections", 1L), Map.of())),
        AuditMeaning.LIMIT_REACHED);
    assertFindings(
        RunningCheck.limits(status(Optional.empty(), Map.of(), Map.of("senders-messages", 1L))),
        AuditMeaning.LIMIT_REACHED);
  }

  @Test
  void filesArePrivateAndNoneIsLeftBehind(@TempDir Path data) throws Exception {
    Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwx------"));
    var key = Files.createFile(data.resolve("key.pem"));
    Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
    var staging = Files.createDirectories(data.resolve("store/staging"));
    Files.createFile(staging.resolve("arriving"));
    assertFindings(FileCheck.of(data, List.of(key, data.resolve("missing")), NOW));

    Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r-----"));
    assertFindings(FileCheck.of(data, List.of(key), NOW), AuditMeaning.READABLE);
    Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwxr-xr-x"));
    assertFindings(FileCheck.of(data, List.of(), NOW), AuditMeaning.READABLE);
    Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwx------"));

    var old = Files.createFile(staging.resolve("old"));
    Files.setLastModifiedTime(old, FileTime.from(NOW.minus(DAY).minusSeconds(1)));
    assertFindings(FileCheck.of(data, List.of(), NOW), AuditMeaning.LEFT_BEHIND);
  }

  @Test
  void everyKindOfFindingIsStagedHere() {
    assertEquals(25, AuditMeaning.values().length);
  }
}
