package dev.haven.server;

import dev.haven.diagnosis.passive.Gathering;
import dev.haven.directory.SignInRecord;
import dev.haven.queue.outgoing.Finding;
import dev.haven.queue.outgoing.Senders;
import dev.haven.server.certificate.HostCertificate;
import dev.haven.server.control.Answer;
import dev.haven.server.control.SignIns;
import dev.haven.server.evidence.Evidence;
import dev.haven.server.port.Port;
import dev.haven.server.port.Ports;
import dev.haven.wire.Addresses;
import dev.haven.wire.Listener;
import dev.haven.wire.TlsLibrary;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/// What there is to say of a server that runs. Asked anew each time; safe for any thread.
final class StatusReport {
  private static final int MOST_SIGN_INS = 10;
  private static final int MOST_STRAYS = 20;

  private final DataDirectory data;
  private final String host;
  private final Instant started;
  private final Ports ports;
  private final HostCertificate certificate;
  private final Supplier<TlsLibrary> tls;
  private final Evidence evidence;
  private final Senders senders;
  private final LongSupplier greylisted;
  private final Supplier<List<Finding>> findings;

  StatusReport(
      DataDirectory data,
      String host,
      Instant started,
      Ports ports,
      HostCertificate certificate,
      Supplier<TlsLibrary> tls,
      Evidence evidence,
      Senders senders,
      LongSupplier greylisted,
      Supplier<List<Finding>> findings) {
    this.senders = senders;
    this.greylisted = greylisted;
    this.findings = findings;
    this.data = data;
    this.host = host;
    this.started = started;
    this.ports = ports;
    this.certificate = certificate;
    this.tls = tls;
    this.evidence = evidence;
  }

  Answer.Status answer() {
    var gatherings =
        ports.listeners().stream()
            .map(Listener::status)
            .map(Gathering::of)
            .filter(gathering -> gathering.port() > 0) // a Unix socket has no peers to tell apart
            .toList();
    return new Answer.Status(
        Version.TEXT,
        ProcessHandle.current().pid(),
        started,
        host,
        data.path().toString(),
        ports.all().stream().map(StatusReport::listener).toList(),
        new Answer.Certificate(
            certificate.names(),
            certificate.expires(),
            certificate.authorityFile().map(Path::toString)),
        tls.get(),
        refusedSignIns(),
        limits(),
        findings.get().stream().map(f -> new Answer.Notice(f.cause(), f.remedy())).toList(),
        gatherings.stream().map(one -> one.shortened(MOST_STRAYS)).toList(),
        evidence.findings(gatherings, Instant.now()));
  }

  private Map<String, Long> limits() {
    var counts = new TreeMap<String, Long>();
    add(counts, "senders-", senders.counts());
    if (greylisted.getAsLong() > 0) {
      counts.put("greylisted", greylisted.getAsLong());
    }
    return counts;
  }

  private static Answer.Listener listener(Port port) {
    var asked = port.asked();
    return new Answer.Listener(
        asked.name(),
        protocol(asked.family()),
        asked.settings().tls(),
        asked.settings().port(),
        port.number().map(OptionalLong::of).orElseGet(OptionalLong::empty),
        addresses(port),
        port.trouble().map(trouble -> new Answer.Trouble(trouble.cause(), trouble.remedy())),
        counts(port));
  }

  private static List<String> addresses(Port port) {
    var file = port.asked().file();
    return file.isPresent()
        ? List.of(file.get().path().toString())
        : port.listeners().stream()
            .map(listener -> Addresses.text(listener.endpoint().address().getAddress()))
            .toList();
  }

  private static String protocol(String family) {
    return switch (family) {
      case "smtp" -> "SMTP";
      case "submission" -> "SMTP submission";
      case "http" -> "Set-up (HTTP)";
      default -> family.toUpperCase(Locale.ROOT);
    };
  }

  private static Map<String, Long> counts(Port port) {
    var counts = new TreeMap<String, Long>();
    for (var status : port.listeners().stream().map(Listener::status).toList()) {
      counts.merge("accepted", status.accepted(), Long::sum);
      counts.merge("open", status.open(), Long::sum);
      add(counts, "refused-", status.refused());
      add(counts, "wrong-mode-", status.wrongMode());
      add(counts, "tls-", status.tlsTrouble());
    }
    add(counts, "limited-", port.asked().protocol().limited());
    add(counts, "tolerated-", port.asked().protocol().tolerated());
    return counts;
  }

  private static void add(
      Map<String, Long> counts, String prefix, Map<? extends Enum<?>, Long> seen) {
    seen.forEach((what, count) -> {
      var name = prefix + what.name().toLowerCase(Locale.ROOT).replace('_', '-');
      counts.merge(name, count, Long::sum);
    });
  }

  private List<Answer.SignIn> refusedSignIns() {
    return evidence.signIns().get().stream()
        .filter(SignInRecord::failed)
        .limit(MOST_SIGN_INS)
        .map(SignIns::shown)
        .toList();
  }
}
