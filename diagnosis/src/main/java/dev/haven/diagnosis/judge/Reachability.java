package dev.haven.diagnosis.judge;

import static java.util.stream.Collectors.joining;

import dev.haven.diagnosis.Finding;
import dev.haven.diagnosis.PortMeaning;
import dev.haven.diagnosis.Service;
import dev.haven.diagnosis.probe.Observation;
import dev.haven.diagnosis.probe.Tcp;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What it means that a port of a host could not be reached, beside those that could. A port that
/// is closed is no trouble by itself: not every host is for everything.
public final class Reachability {
  private final List<Observation> all;
  private final Map<InetAddress, List<Observation>> byAddress = new LinkedHashMap<>();
  private final List<Finding> findings = new ArrayList<>();

  private Reachability(List<Observation> all) {
    this.all = all;
    for (var seen : all) {
      byAddress
          .computeIfAbsent(seen.target().address().getAddress(), _ -> new ArrayList<>())
          .add(seen);
    }
  }

  /// Judges all that was seen of one host.
  public static List<Finding> of(List<Observation> host) {
    var judge = new Reachability(host);
    if (host.isEmpty()) {
      return List.of();
    }
    if (host.stream().anyMatch(Observation::isConnected)) {
      judge.byAddress.values().forEach(judge::address);
    } else {
      judge.nothing();
    }
    return judge.findings;
  }

  /// No port on no address.
  private void nothing() {
    var host = all.getFirst().target().host();
    boolean refused = all.stream().anyMatch(seen -> seen.tcp() instanceof Tcp.Refused);
    if (all.size() == 1) {
      closed(all.getFirst());
    } else if (refused) {
      found(PortMeaning.NO_MAIL_SERVICE, host, "No port of mail is open on " + host, all);
    } else if (all.stream().allMatch(seen -> seen.tcp() instanceof Tcp.Unreachable)) {
      found(PortMeaning.UNREACHABLE, host, "There is no way to " + host, all);
    } else {
      found(
          PortMeaning.HOST_SILENT,
          host,
          "Nothing that is sent to %s is answered".formatted(host),
          all);
    }
  }

  private void address(List<Observation> there) {
    boolean silent = there.stream().allMatch(seen -> seen.tcp() instanceof Tcp.Dropped);
    boolean open = there.stream().anyMatch(Observation::isConnected);
    if (silent && there.size() > 1) {
      var first = there.getFirst().target();
      found(
          PortMeaning.HOST_SILENT,
          "%s (%s)".formatted(first.host(), first.literal()),
          "The name has an address that answers on no port, and others that do",
          there);
    } else if (open) {
      there.stream().filter(seen -> !seen.isConnected()).forEach(this::closed);
    } else {
      there.stream().filter(this::isOpenElsewhere).limit(1).forEach(_ -> oneFamily(there));
    }
  }

  private void closed(Observation seen) {
    if (!seen.target().expected()) {
      if (isOpenElsewhere(seen)) {
        oneFamily(List.of(seen));
      }
      return;
    }
    var where = seen.target().where();
    switch (seen.tcp()) {
      case Tcp.Refused _ ->
          found(PortMeaning.REFUSED, where, "Nothing listens here", List.of(seen));
      case Tcp.Dropped(var waited) -> dropped(seen, where, Shown.seconds(waited));
      case Tcp.Unreachable(var words) ->
          found(PortMeaning.UNREACHABLE, where, "There is no way there: " + words, List.of(seen));
      case Tcp.Connected _ -> {} // reached
    }
  }

  private void dropped(Observation seen, String where, String waited) {
    var finding = PortMeaning.DROPPED.at(where, "No answer in " + waited, evidence(List.of(seen)));
    boolean exchange = seen.target().service() == Service.SMTP;
    findings.add(
        exchange
            ? finding.advising(
                "First see whether this network blocks port 25 outwards, as most providers of homes"
                    + " do: haven doctor --outgoing with servers that you know. If it does not,"
                    + " open port 25 in the firewall of the server and in that of its provider.")
            : finding);
  }

  private boolean isOpenElsewhere(Observation seen) {
    return all.stream()
        .anyMatch(other ->
            other.isConnected()
                && other.target().service() == seen.target().service()
                && other.target().isSix() != seen.target().isSix());
  }

  private void oneFamily(List<Observation> closed) {
    var target = closed.getFirst().target();
    found(
        PortMeaning.ONE_FAMILY,
        closed.size() == 1 ? target.where() : target.host(),
        "Not reached over %s (%s), but over %s"
            .formatted(
                target.isSix() ? "IPv6" : "IPv4",
                target.literal(),
                target.isSix() ? "IPv4" : "IPv6"),
        closed);
  }

  private void found(PortMeaning meaning, String where, String cause, List<Observation> seen) {
    findings.add(meaning.at(where, cause, evidence(seen)));
  }

  private static List<String> evidence(List<Observation> seen) {
    return seen.stream()
        .collect(
            java.util.stream.Collectors.groupingBy(
                one -> one.target().literal() + ": " + words(one.tcp()),
                LinkedHashMap::new,
                java.util.stream.Collectors.mapping(
                    one -> Integer.toString(one.target().port()), joining(", "))))
        .entrySet()
        .stream()
        .map(entry -> entry.getKey() + " on " + entry.getValue())
        .toList();
  }

  private static String words(Tcp tcp) {
    return switch (tcp) {
      case Tcp.Connected _ -> "answers";
      case Tcp.Refused _ -> "refused";
      case Tcp.Dropped _ -> "no answer";
      case Tcp.Unreachable(var why) -> why;
    };
  }
}
