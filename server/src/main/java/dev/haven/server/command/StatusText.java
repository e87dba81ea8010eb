package dev.haven.server.command;

import dev.haven.diagnosis.passive.Gatherings;
import dev.haven.server.control.Answer;
import dev.haven.wire.TlsLibrary;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// A server's status as text: its ports, what to do about those that are not as asked, and what to
/// type into a mail program.
final class StatusText {
  private static final String TOLERATED = "tolerated-";

  private StatusText() {}

  static List<String> of(Answer.Status status) {
    var lines = new ArrayList<String>();
    lines.add(
        "Haven %s on %s, running since %s (pid %d)"
            .formatted(status.version(), status.host(), shown(status.started()), status.pid()));
    lines.add("Data directory  " + status.data());
    lines.add("Certificate     until " + shown(status.certificate().expires()));
    lines.add("TLS             " + library(status.tls()));
    lines.add("");
    lines.addAll(ports(status.listeners()));
    lines.addAll(reached(status));
    lines.addAll(tolerated(status.listeners()));
    lines.addAll(refusedSignIns(status.refusedSignIns()));
    lines.addAll(notices(status));
    lines.addAll(findings(status));
    return lines;
  }

  private static String tls(Answer.Listener listener) {
    return switch (listener.tls()) {
      case IMPLICIT -> "SSL/TLS";
      case STARTTLS -> listener.protocol().equals("POP3") ? "STLS" : "STARTTLS"; // RFC 2595 §4
      case NONE -> "none";
    };
  }

  private static String library(TlsLibrary library) {
    return library == TlsLibrary.OPENSSL ? "OpenSSL's (BoringSSL)" : "Java's";
  }

  private static String shown(Instant time) {
    return time.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  /// The table of every listener, and below it the cause and remedy of each that is not as asked.
  static List<String> ports(List<Answer.Listener> listeners) {
    var table = new Table("PORT", "PROTOCOL", "TLS", "STATE");
    for (var listener : listeners) {
      table.add(door(listener), listener.protocol(), tls(listener), state(listener));
    }
    var lines = new ArrayList<>(table.lines());
    lines.addAll(troubles(listeners));
    return lines;
  }

  /// A port, or the path of a Unix socket.
  private static String door(Answer.Listener listener) {
    if (isSocket(listener)) {
      return listener.addresses().getFirst();
    }
    return Long.toString(
        listener.port().isPresent() ? listener.port().getAsLong() : listener.asked());
  }

  static boolean isSocket(Answer.Listener listener) {
    return listener.addresses().stream().anyMatch(address -> address.startsWith("/"));
  }

  private static String state(Answer.Listener listener) {
    if (listener.port().isEmpty()) {
      return "NOT LISTENING";
    }
    boolean elsewhere = listener.port().getAsLong() != listener.asked() && listener.asked() != 0;
    var instead = elsewhere ? ", instead of " + listener.asked() : "";
    return "listening"
        + instead
        + (listener.trouble().isPresent() && !elsewhere ? ", in part" : "");
  }

  /// Remedies that are the same for several ports are told once.
  private static List<String> troubles(List<Answer.Listener> listeners) {
    var lines = new ArrayList<String>();
    var troubled = listeners.stream().filter(l -> l.trouble().isPresent()).toList();
    var byRemedy =
        troubled.stream()
            .collect(
                Collectors.groupingBy(
                    listener -> remedy(listener),
                    java.util.LinkedHashMap::new,
                    Collectors.toList()));
    byRemedy.forEach((remedy, same) -> {
      lines.add("");
      same.forEach(listener -> lines.add("! " + cause(listener)));
      if (!remedy.isEmpty()) {
        lines.add("  What to do: " + remedy);
      }
    });
    return lines;
  }

  private static String cause(Answer.Listener listener) {
    return listener.trouble().map(Answer.Trouble::cause).orElse("");
  }

  private static String remedy(Answer.Listener listener) {
    return listener.trouble().map(Answer.Trouble::remedy).orElse("");
  }

  /// What programs did that the standards do not allow, and was taken all the same.
  private static List<String> tolerated(List<Answer.Listener> listeners) {
    var table = new Table("TOLERATED", "PORT", "TIMES");
    boolean any = false;
    for (var listener : listeners) {
      for (var count : new TreeMap<>(listener.counts()).entrySet()) {
        if (count.getKey().startsWith(TOLERATED)) {
          var what = count.getKey().substring(TOLERATED.length()).replace('-', ' ');
          table.add(what, listener.name(), count.getValue().toString());
          any = true;
        }
      }
    }
    if (!any) {
      return List.of();
    }
    var lines = new ArrayList<String>();
    lines.add("");
    lines.addAll(table.lines());
    return lines;
  }

  private static List<String> refusedSignIns(List<Answer.SignIn> refused) {
    if (refused.isEmpty()) {
      return List.of();
    }
    var lines = new ArrayList<String>();
    lines.add("");
    lines.add("The last refused sign-ins (all of them: haven signin list --failed):");
    lines.addAll(SignInText.of(refused));
    return lines;
  }

  /// Who came to each port.
  private static List<String> reached(Answer.Status status) {
    var gatherings = new Gatherings(status.gatherings(), Instant.now());
    var lines = new ArrayList<>(gatherings.sentences());
    if (!lines.isEmpty()) {
      lines.addFirst("");
    }
    return lines;
  }

  private static List<String> findings(Answer.Status status) {
    var lines = new ArrayList<String>();
    for (var finding : status.findings()) {
      lines.add("");
      lines.add("! %s  %s".formatted(finding.id(), finding.cause()));
      lines.addAll(Paragraph.of("What to do: " + finding.remedy(), "  "));
    }
    return lines;
  }

  private static List<String> notices(Answer.Status status) {
    var lines = new ArrayList<String>();
    for (var listener : status.listeners()) {
      listener
          .counts()
          .forEach((name, count) -> {
            if (name.startsWith("limited-")) {
              var limit = name.substring("limited-".length());
              lines.add(reached(listener.name() + " " + limit, count));
            }
          });
    }
    status.limits().forEach((name, count) -> lines.add(reached(name, count)));
    for (var notice : status.notices()) {
      lines.add("! " + notice.cause());
      lines.add("  What to do: " + notice.remedy());
    }
    if (!lines.isEmpty()) {
      lines.addFirst("");
    }
    return lines;
  }

  private static String reached(String limit, long times) {
    return "Limit reached: %s, %s"
        .formatted(limit.replace('-', ' '), times == 1 ? "once" : times + " times");
  }

  /// What to type into a mail program, for the ports that are bound.
  static List<String> settings(Answer.Status status, String user) {
    var table = new Table("SETTING", "SERVER", "PORT", "SECURITY", "USER NAME");
    var offered =
        List.of(
            new Offer("IMAP", List.of("imaps", "imap")),
            new Offer("POP3", List.of("pop3s", "pop3")),
            new Offer(
                "SMTP (sending)", List.of("submissions", "submission", "submission-alternative")));
    for (var offer : offered) {
      best(status, offer)
          .ifPresent(listener ->
              table.add(
                  offer.name(),
                  status.host(),
                  Long.toString(listener.port().orElseThrow()),
                  tls(listener),
                  user));
    }
    return table.lines();
  }

  private record Offer(String name, List<String> listeners) {}

  private static Optional<Answer.Listener> best(Answer.Status status, Offer offer) {
    return offer.listeners().stream()
        .flatMap(name -> status.listeners().stream().filter(l -> l.name().equals(name)))
        .filter(listener -> listener.port().isPresent())
        .findFirst();
  }
}
