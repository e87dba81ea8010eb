package dev.haven.diagnosis.passive;

import dev.haven.diagnosis.Finding;
import dev.haven.diagnosis.SeenMeaning;
import dev.haven.wire.PeerKind;
import dev.haven.wire.Stray;
import dev.haven.wire.TlsTrouble;
import dev.haven.wire.WrongMode;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/// Who fails at the ports of a server again and again, and what to do: one finding for each port
/// and kind of trouble.
///
/// Once or twice is a stranger who looks around. Trouble that only scanners of the internet have is
/// passed over where they come from there.
///
/// @param ports of the server that runs
/// @param now what time it is
public record Wanderers(List<Gathering> ports, Instant now) {
  private static final int OFTEN = 3;
  private static final int MOST_EVIDENCE = 10;
  private static final Duration LATELY = Duration.ofDays(7);

  private record Trouble(Gathering port, SeenMeaning meaning) {}

  public List<Finding> findings() {
    var groups = new LinkedHashMap<Trouble, List<Stray>>();
    for (var port : ports) {
      if (!isOfMail(port.listener())) {
        continue;
      }
      for (var stray : port.strays()) {
        meaning(stray)
            .filter(_ -> matters(stray))
            .ifPresent(meaning ->
                groups
                    .computeIfAbsent(new Trouble(port, meaning), _ -> new ArrayList<>())
                    .add(stray));
      }
    }
    var findings = new ArrayList<Finding>();
    groups.forEach((trouble, strays) -> findings.add(finding(trouble, strays)));
    return findings;
  }

  private static boolean isOfMail(String listener) {
    return !listener.startsWith("http");
  }

  private boolean matters(Stray stray) {
    return stray.count() >= OFTEN && stray.last().isAfter(now.minus(LATELY));
  }

  private static Optional<SeenMeaning> meaning(Stray stray) {
    var address = InetAddress.ofLiteral(stray.address());
    var kind = PeerKind.of(address, InetAddress.getLoopbackAddress());
    return mode(stray.what())
        .map(mode -> meaning(mode, kind))
        .orElseGet(() -> tls(stray.what()).flatMap(trouble -> meaning(trouble, kind)));
  }

  private static Optional<WrongMode> mode(String what) {
    return Arrays.stream(WrongMode.values()).filter(mode -> mode.name().equals(what)).findFirst();
  }

  private static Optional<TlsTrouble> tls(String what) {
    return Arrays.stream(TlsTrouble.values()).filter(one -> one.name().equals(what)).findFirst();
  }

  private static Optional<SeenMeaning> meaning(WrongMode mode, PeerKind kind) {
    return switch (mode) {
      case TLS_TO_PLAIN_PORT -> Optional.of(SeenMeaning.TLS_ON_CLEAR_PORT);
      case PLAIN_TO_TLS_PORT, SILENT_ON_TLS_PORT -> Optional.of(SeenMeaning.CLEAR_ON_TLS_PORT);
      case HTTP -> kind == PeerKind.PUBLIC ? Optional.empty() : Optional.of(SeenMeaning.BROWSER);
      case SMTP, IMAP, POP3 -> Optional.of(SeenMeaning.OTHER_TONGUE);
      case UNTRUSTED_PROXY -> Optional.of(SeenMeaning.PROXY_NOT_TRUSTED);
    };
  }

  private static Optional<SeenMeaning> meaning(TlsTrouble trouble, PeerKind kind) {
    return switch (trouble) {
      case CLIENT_DISTRUSTS_CERTIFICATE -> Optional.of(SeenMeaning.DISTRUSTED);
      // From this machine it is a doctor, who tries what should be refused.
      case TOO_OLD -> kind == PeerKind.OWN ? Optional.empty() : Optional.of(SeenMeaning.OLD_TLS);
      case NO_COMMON_CIPHER, NO_CERTIFICATE -> Optional.of(SeenMeaning.TLS_BREAKS);
      case NOT_TLS, OTHER, RENEGOTIATION ->
          kind == PeerKind.PUBLIC ? Optional.empty() : Optional.of(SeenMeaning.TLS_BREAKS);
      case TIMED_OUT, CLIENT_LEFT -> Optional.empty();
    };
  }

  private Finding finding(Trouble trouble, List<Stray> strays) {
    var port = trouble.port();
    var sorted = strays.stream().sorted(Comparator.comparingLong(Stray::count).reversed()).toList();
    var cause = who(sorted) + " " + does(trouble.meaning(), sorted.getFirst(), port.port());
    var finding =
        trouble
            .meaning()
            .at(
                "port %d (%s)".formatted(port.port(), port.listener()),
                cause,
                sorted.stream().limit(MOST_EVIDENCE).map(Wanderers::evidence).toList());
    return remedy(trouble).map(finding::advising).orElse(finding);
  }

  private static String who(List<Stray> strays) {
    var first = strays.getFirst();
    var who = first.count() + " connections from " + first.address();
    if (strays.size() == 1) {
      return who;
    }
    long others = strays.stream().skip(1).mapToLong(Stray::count).sum();
    int addresses = strays.size() - 1;
    return "%s, and %d from %d other %s,"
        .formatted(who, others, addresses, addresses == 1 ? "address" : "addresses");
  }

  private static String does(SeenMeaning meaning, Stray stray, int port) {
    return switch (meaning) {
      case TLS_ON_CLEAR_PORT -> "speak TLS on " + port;
      case CLEAR_ON_TLS_PORT -> "speak in clear on " + port + ", which begins with TLS";
      case BROWSER -> "speak HTTP on " + port;
      case OTHER_TONGUE -> "speak " + stray.what() + " on " + port;
      case PROXY_NOT_TRUSTED -> "bring a PROXY header to " + port + " that is not trusted";
      case DISTRUSTED -> "do not trust the certificate on " + port;
      case OLD_TLS -> "know only old TLS on " + port;
      default -> "get no TLS on " + port;
    };
  }

  /// With the ports that this server has.
  private Optional<String> remedy(Trouble trouble) {
    var listener = trouble.port().listener();
    return switch (trouble.meaning()) {
      case TLS_ON_CLEAR_PORT ->
          sibling(listener, true)
              .map(port -> "Set the program to STARTTLS, or to port %d.".formatted(port));
      case CLEAR_ON_TLS_PORT ->
          sibling(listener, false)
              .map(port ->
                  "Set the program to SSL/TLS, or to port %d with STARTTLS.".formatted(port));
      default -> Optional.empty();
    };
  }

  /// The port for the same with TLS at once, or without.
  private Optional<Integer> sibling(String listener, boolean tls) {
    var wanted =
        switch (listener) {
          case "imap", "imaps" -> tls ? "imaps" : "imap";
          case "pop3", "pop3s" -> tls ? "pop3s" : "pop3";
          default -> tls ? "submissions" : "submission";
        };
    return ports.stream()
        .filter(port -> port.listener().equals(wanted))
        .map(Gathering::port)
        .findFirst();
  }

  private static String evidence(Stray stray) {
    var alert = stray.alert().isEmpty() ? "" : ", TLS alert " + stray.alert();
    return "%s: %d times, first %s, last %s%s"
        .formatted(
            stray.address(),
            stray.count(),
            stray.first().truncatedTo(ChronoUnit.SECONDS),
            stray.last().truncatedTo(ChronoUnit.SECONDS),
            alert);
  }
}
