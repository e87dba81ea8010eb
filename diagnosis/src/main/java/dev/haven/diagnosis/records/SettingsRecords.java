package dev.haven.diagnosis.records;

import dev.haven.diagnosis.Service;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The records by which mail programs find the settings of a domain.
final class SettingsRecords {
  private final MailHost server;

  SettingsRecords(MailHost server) {
    this.server = server;
  }

  /// Where each service is, or that it is not to be had (RFC 6186 §3, RFC 8314 §5.1).
  List<Wanted> services() {
    return Arrays.stream(Service.values()).flatMap(service -> service(service).stream()).toList();
  }

  private Optional<Wanted> service(Service service) {
    var label = label(service);
    var place = server.endpoint(service);
    if (label.isEmpty() || place.filter(one -> one.port() == 0).isPresent()) {
      return Optional.empty();
    }
    var name = label + "._tcp";
    if (place.isPresent()) {
      var value = Value.location(priority(service), place.get().port(), server.host());
      return Optional.of(wanted(name, value, Need.ADVISED, Purpose.SERVICE, ""));
    }
    var note = "That there is none spares programs the attempt.";
    return service == Service.SIEVE
        ? Optional.empty() // RFC 5804 §1.8 knows no such answer
        : Optional.of(wanted(name, Value.nowhere(), Need.POSSIBLE, Purpose.SERVICE, note));
  }

  private static String label(Service service) {
    return switch (service) {
      case IMAPS -> "_imaps";
      case IMAP -> "_imap";
      case POP3S -> "_pop3s";
      case POP3 -> "_pop3";
      case SUBMISSIONS -> "_submissions";
      case SUBMISSION -> "_submission";
      case SIEVE -> "_sieve";
      case SMTP, ALTERNATIVE -> "";
    };
  }

  /// Reading on many devices goes before taking home (RFC 6186 §3.4).
  private static int priority(Service service) {
    return service.language() == Service.Language.POP3 ? 10 : 0;
  }

  /// The names at which programs ask for files, and what vouches for these.
  List<Wanted> web() {
    var records = new ArrayList<Wanted>();
    records.add(alias("autoconfig", Purpose.AUTOCONFIG));
    records.add(alias("autodiscover", Purpose.AUTODISCOVER));
    records.add(
        wanted(
            "_autodiscover._tcp",
            Value.location(0, server.isWeb() ? server.https() : MailHost.HTTPS, server.host()),
            Need.POSSIBLE,
            Purpose.AUTODISCOVER,
            server.isWeb() ? "" : "Only once the server answers HTTPS."));
    if (!server.pacc().isEmpty()) {
      records.addAll(pacc().toList());
    }
    return records;
  }

  private Stream<Wanted> pacc() {
    var voucher = Value.text(PaccRecord.of(server.pacc()));
    return Stream.of(
        alias("ua-auto-config", Purpose.PACC),
        wanted(
            "_ua-auto-config",
            voucher,
            Need.POSSIBLE,
            Purpose.PACC,
            "Change it whenever ports or hosts change: programs refuse a file with another digest."));
  }

  private Wanted alias(String label, Purpose purpose) {
    return wanted(label, Value.alias(server.host()), Need.POSSIBLE, purpose, note());
  }

  /// What the names of pages depend on.
  String note() {
    if (server.isStandardWeb()) {
      return "The certificate has to be good for this name too.";
    }
    return server.isWeb()
        ? "Only where port 443 leads to port %d of the server; %s"
            .formatted(server.https(), "the certificate has to be good for this name too.")
        : "Only once the server answers HTTPS, and its certificate has to be good for this name"
            + " too.";
  }

  private Wanted wanted(String label, Value value, Need need, Purpose purpose, String note) {
    return new Wanted(label + "." + server.domain(), value, need, purpose, note);
  }
}
