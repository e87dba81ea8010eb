package dev.haven.server.audit;

import dev.haven.diagnosis.Finding;
import dev.haven.diagnosis.Report;
import dev.haven.server.certificate.ShownCertificate;
import dev.haven.server.control.Answer;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/// Looks at everything that is known here without asking the network, and says what is weak.
///
/// Audits may run side by side; two that both ask for changes may both tell the same ones.
public final class Audit {
  private static final String MEMORY = "audit.state";
  private static final int MOST_QUEUED = 10_000;

  private final Audited subject;
  private final Clock clock;

  public Audit(Audited subject, Clock clock) {
    this.subject = subject;
    this.clock = clock;
  }

  /// Audits.
  ///
  /// @param status what the server says of itself; empty if none runs
  /// @param changes whether only what is new since the last time that changes were asked for is
  ///   told, and this time is remembered
  public Answer.Audited run(Optional<Answer.Status> status, boolean changes) throws IOException {
    long began = System.nanoTime();
    var now = clock.instant();
    var memory = new AuditMemory(subject.data().resolve(MEMORY));
    var last = memory.last();
    var disk = World.disk(subject.data(), now);
    var checks = checks(status, disk, last, now);
    var findings = checks.stream().flatMap(check -> check.findings().stream()).toList();
    var gone = new ArrayList<String>();
    var told = findings;
    if (changes) {
      var known = last.map(AuditMemory.Kept::known).orElse(List.of());
      told = findings.stream().filter(one -> !known.contains(AuditMemory.key(one))).toList();
      var keys = new LinkedHashSet<String>();
      findings.forEach(one -> keys.add(AuditMemory.key(one)));
      known.stream().filter(key -> !keys.contains(key)).forEach(gone::add);
      memory.keep(new AuditMemory.Kept(now, disk.used(), List.copyOf(keys)));
    }
    return new Answer.Audited(report(checks, told, now, began), gone);
  }

  private Report report(List<Checked> checks, List<Finding> findings, Instant now, long began) {
    var steps = checks.stream().map(Checked::step).toList();
    var elapsed = Duration.ofNanos(System.nanoTime() - began);
    return new Report(subject.host(), now, elapsed, steps, findings);
  }

  private List<Checked> checks(
      Optional<Answer.Status> status,
      DiskCheck.Disk disk,
      Optional<AuditMemory.Kept> last,
      Instant now)
      throws IOException {
    var configuration = subject.configuration();
    var checks = new ArrayList<Checked>();
    checks.add(certificate(now));
    checks.add(PolicyCheck.of(configuration));
    checks.add(FileCheck.of(subject.data(), keys(), now));
    checks.add(DiskCheck.of(disk, last));
    checks.add(AccountCheck.of(new Population(subject).accounts(), now));
    checks.add(
        QueueCheck.of(subject.queue().list("all", "", false, MOST_QUEUED, Optional.empty()), now));
    checks.add(
        MachineCheck.of(
            World.machine(status.isPresent()),
            configuration.limits().connections(),
            now.atZone(ZoneOffset.UTC).toLocalDate()));
    if (status.isPresent()) {
      checks.add(RunningCheck.ports(status.get()));
      checks.add(RunningCheck.limits(status.get()));
      checks.add(RunningCheck.visitors(status.get()));
    } else {
      checks.add(Checked.skipped("ports, limits, visitors", "no server runs"));
    }
    checks.add(Checked.skipped("DNS", "looked at by: haven dns DOMAIN, haven doctor DOMAIN"));
    return checks;
  }

  private Checked certificate(Instant now) {
    var own = subject.configuration().certificate();
    try {
      var shown = ShownCertificate.read(subject.certificate(), !own.given());
      boolean pages = subject.configuration().listeners().https().enabled();
      var domains = pages ? Population.domains(subject.directory()) : List.<String>of();
      return CertificateCheck.of(shown, subject.host(), domains, now);
    } catch (IOException | GeneralSecurityException e) {
      return Checked.skipped("certificate", "none is there yet: " + e.getMessage());
    }
  }

  private List<Path> keys() {
    var own = subject.configuration().certificate();
    return own.given() ? List.of(subject.data().resolve(own.key())) : List.of();
  }
}
