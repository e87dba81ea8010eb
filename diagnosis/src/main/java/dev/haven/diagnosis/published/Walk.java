package dev.haven.diagnosis.published;

import dev.haven.diagnosis.Deadline;
import dev.haven.diagnosis.DelegationMeaning;
import dev.haven.diagnosis.DnsMeaning;
import dev.haven.diagnosis.Finding;
import dev.haven.diagnosis.Outcome;
import dev.haven.diagnosis.Step;
import dev.haven.dns.Kind;
import dev.haven.dns.NameServers;
import dev.haven.dns.Reply;
import dev.haven.dns.Resolver;
import dev.haven.dns.ResourceRecord;
import dev.haven.wire.Addresses;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/// Walks from the root to the zone of a name, from one delegation to the next (RFC 1034 §4.3.1), so
/// that nobody's cache has a say. Used once, by one thread.
final class Walk {
  private static final int MOST_CUTS = 12;
  private static final int MOST_SERVERS = 8;

  /// Of the servers of a zone on the way, one that answers is enough.
  private static final int MOST_TRIED = 3;

  private final NameServers questions;
  private final Resolver resolver;
  private final Start start;
  private final boolean six;
  private final Deadline deadline;
  private final List<Step> steps = new ArrayList<>();
  private final List<Finding> findings = new ArrayList<>();

  /// @param six whether this machine speaks IPv6
  Walk(NameServers questions, Resolver resolver, Start start, boolean six, Deadline deadline) {
    this.questions = questions;
    this.six = six;
    this.resolver = resolver;
    this.start = start;
    this.deadline = deadline;
  }

  /// A zone, and who was found to answer for it.
  private record Cut(String zone, List<Authority> servers, Set<String> named, boolean signed) {
    static final Cut NONE = new Cut("", List.of(), Set.of(), false);
  }

  Delegation to(String name) {
    var roots =
        start.servers().stream()
            .filter(root -> six || root.getAddress() instanceof Inet4Address)
            .map(root -> new Authority(Addresses.text(root.getAddress()), root))
            .toList();
    var here = new Cut("", roots, Set.of(), false);
    for (int cuts = 0; cuts < MOST_CUTS; cuts++) {
      if (!(ask(here, name) instanceof Reply.Response response)) {
        return lost(name, here);
      }
      if (response.code().equals("NXDOMAIN")) {
        return absent(name, here);
      }
      var next = next(here, response, name);
      if (next.zone().equals(here.zone())) {
        return done(here);
      }
      here = next;
      if (here.servers().isEmpty() || here.zone().equals(name)) {
        return done(here);
      }
      findings.clear(); // of a zone on the way, somebody could be asked
    }
    return lost(name, here);
  }

  private Delegation absent(String name, Cut here) {
    findings.add(
        DnsMeaning.NO_SUCH_NAME.at(
            name,
            "The zone of " + shown(here.zone()) + " has no " + name,
            List.of("NXDOMAIN from the servers of " + shown(here.zone()))));
    return done(Cut.NONE);
  }

  private Delegation done(Cut cut) {
    return new Delegation(cut.zone(), cut.servers(), cut.named(), cut.signed(), steps, findings);
  }

  /// None of the servers says anything: at the root that is our own way out.
  private Delegation lost(String name, Cut here) {
    if (here.zone().isEmpty()) {
      steps.add(
          new Step(
              "root servers",
              Outcome.SKIPPED,
              "they do not answer here: only the resolver is asked",
              Duration.ZERO,
              List.of()));
    } else {
      findings.add(
          DnsMeaning.NO_ANSWER.at(
              name,
              "No server of the zone " + here.zone() + " answers",
              here.servers().stream().map(Authority::shown).toList()));
    }
    return done(Cut.NONE);
  }

  private Reply ask(Cut here, String name) {
    long began = System.nanoTime();
    Reply last = new Reply.Silence("there is no server to ask");
    for (var server : here.servers().subList(0, Math.min(MOST_TRIED, here.servers().size()))) {
      if (deadline.left().isZero()) {
        break;
      }
      last = questions.ask(server.address(), name, "NS", NameServers.Manner.OWN);
      if (last instanceof Reply.Response response && response.isUsable()) {
        var elapsed = Duration.ofNanos(System.nanoTime() - began);
        steps.add(
            new Step(
                "way to " + name + ", from " + shown(here.zone()),
                Outcome.FINE,
                server.shown() + " answers",
                elapsed,
                shown(response)));
        return response;
      }
    }
    return last instanceof Reply.Response response && !response.isUsable()
        ? new Reply.Silence(response.code())
        : last;
  }

  private static List<String> shown(Reply.Response response) {
    var lines = new ArrayList<String>();
    for (var record : response.answers()) {
      lines.add(record.name() + " " + record.type() + " " + record.shown());
    }
    for (var record : response.authority()) {
      if (record.type().equals("NS")) {
        lines.add(record.name() + " NS " + record.shown());
      }
    }
    return lines;
  }

  /// The zone nearer to the name that a server tells of; the same where there is none.
  private Cut next(Cut here, Reply.Response response, String name) {
    var zone = zone(here, response, name);
    if (zone.equals(here.zone())) {
      return here;
    }
    var referring = response.authoritative() ? own(here, zone) : response;
    var named = new TreeSet<String>();
    Stream.concat(referring.answers().stream(), referring.authority().stream())
        .filter(record -> record.name().equals(zone) && record.type().equals("NS"))
        .limit(MOST_SERVERS)
        .forEach(record -> named.add(record.data().getFirst()));
    var servers = new ArrayList<Authority>();
    for (var host : named) {
      for (var address : addresses(host, zone, referring)) {
        servers.add(new Authority(host, new InetSocketAddress(address, start.port())));
      }
    }
    return new Cut(zone, servers, named, isSigned(here, zone));
  }

  /// By a referral, or by the word of a server that has both the parent and the child.
  private static String zone(Cut here, Reply.Response response, String name) {
    return Stream.concat(response.answers().stream(), response.authority().stream())
        .filter(record -> record.type().equals("NS") || record.type().equals("SOA"))
        .map(ResourceRecord::name)
        .filter(zone -> zone.length() > here.zone().length())
        .filter(zone -> name.equals(zone) || name.endsWith("." + zone))
        .findFirst()
        .orElse(here.zone());
  }

  private Reply.Response own(Cut here, String zone) {
    return ask(here, zone) instanceof Reply.Response response
        ? response
        : new Reply.Response("SERVFAIL", false, List.of(), List.of(), List.of());
  }

  private Set<InetAddress> addresses(String host, String zone, Reply.Response response) {
    var addresses = new LinkedHashSet<InetAddress>();
    response.additional().stream()
        .filter(record -> record.name().equals(host))
        .filter(record -> record.type().equals("A") || record.type().equals("AAAA"))
        .forEach(record -> addresses.add(InetAddress.ofLiteral(record.data().getFirst())));
    boolean within = host.equals(zone) || host.endsWith("." + zone);
    if (addresses.isEmpty() && !within) {
      addresses.addAll(resolver.ask(host, Kind.A).records());
      addresses.addAll(resolver.ask(host, Kind.AAAA).records());
    }
    boolean known = !addresses.isEmpty();
    addresses.removeIf(address -> !six && address instanceof Inet6Address);
    if (!known) {
      findings.add(
          DelegationMeaning.NO_GLUE.at(
              zone, "The address of the name server " + host + " is not known", List.of()));
    }
    return addresses;
  }

  private boolean isSigned(Cut parent, String zone) {
    return parent.servers().stream()
        .limit(1)
        .anyMatch(server ->
            questions.ask(server.address(), zone, "DS", NameServers.Manner.OWN)
                    instanceof Reply.Response response
                && !response.answers(zone, "DS").isEmpty());
  }

  private static String shown(String zone) {
    return zone.isEmpty() ? "the root" : zone;
  }
}
