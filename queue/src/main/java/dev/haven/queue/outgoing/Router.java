package dev.haven.queue.outgoing;

import dev.haven.directory.AddressLiteral;
import dev.haven.dns.Answer;
import dev.haven.dns.Kind;
import dev.haven.dns.MailExchange;
import dev.haven.dns.Resolver;
import dev.haven.smtp.client.Hop;
import dev.haven.smtp.client.Outcome;
import dev.haven.smtp.client.PublicTrust;
import dev.haven.smtp.client.Stage;
import dev.haven.smtp.client.TlsDemand;
import dev.haven.smtp.client.Trouble;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// From a destination to the servers that take its mail (RFC 5321 §5). Safe for any thread; blocks
/// for as long as the resolver does.
final class Router {
  private static final int MOST_SERVERS = 10;
  private static final int MOST_HOPS = 20;

  private final Resolver resolver;
  private final Supplier<RoutingOptions> options;
  private final PublicTrust trust = PublicTrust.standard();

  /// @param options as they are now: an operator may change routes at any time
  Router(Resolver resolver, Supplier<RoutingOptions> options) {
    this.resolver = resolver;
    this.options = options;
  }

  Route route(String destination) {
    return route(destination, options.get());
  }

  /// The way for what may travel without the TLS that the destination's policy demands (RFC 8689
  /// §4.2.2). Ways that the operator has laid down are the same.
  Route routeWithoutPolicy(String destination) {
    return route(destination, options.get().demanding(TransportPolicy.OPPORTUNISTIC));
  }

  private Route route(String destination, RoutingOptions now) {
    var fixed = fixed(destination, now);
    if (fixed.isPresent()) {
      return via(fixed.get());
    }
    var literal = AddressLiteral.ofDomain(destination);
    if (literal.isPresent()) {
      return literal(literal.get().address(), destination, now);
    }
    return switch (resolver.ask(destination, Kind.MX)) {
      case Answer.Found<MailExchange> found -> exchanges(destination, found, now);
      case Answer.NoData<MailExchange>(_, var authentic) -> implicit(destination, authentic, now);
      case Answer.NoSuchName<MailExchange> _ ->
          never(Trouble.Kind.NO_SUCH_DOMAIN, "There is no domain " + destination);
      case Answer.TemporaryFailure<MailExchange>(var why) -> later(Trouble.Kind.DNS, why);
    };
  }

  private static Optional<FixedRoute> fixed(String destination, RoutingOptions now) {
    var own = now.routes().stream().filter(route -> route.domain().equals(destination)).findFirst();
    return own.isPresent() || now.backedUp().contains(destination)
        ? own
        : now.routes().stream().filter(r -> r.domain().equals(FixedRoute.EVERYBODY)).findFirst();
  }

  private Route via(FixedRoute fixed) {
    if (fixed.isLocal()) {
      return new Route.Via(List.of(Hop.local(Path.of(fixed.host()))));
    }
    TlsDemand tls =
        fixed.verified() ? new TlsDemand.Verified(trust) : new TlsDemand.Opportunistic();
    var troubles = new ArrayList<String>();
    var hops = new ArrayList<Hop>();
    for (var address : addresses(fixed.host(), troubles)) {
      var where = new InetSocketAddress(address, fixed.port());
      hops.add(new Hop(fixed.host(), where, fixed.protocol(), tls, fixed.login()));
    }
    return hops.isEmpty()
        ? later(
            Trouble.Kind.DNS,
            "The server %s, through which this mail should go, has no address%s"
                .formatted(fixed.host(), because(troubles)))
        : new Route.Via(hops);
  }

  private Route literal(InetAddress address, String destination, RoutingOptions now) {
    if (isSelf(address, now)) {
      return loop(destination);
    }
    var where = new InetSocketAddress(address, now.port());
    return new Route.Via(List.of(Hop.mx(destination, where, new TlsDemand.Opportunistic())));
  }

  /// RFC 5321 §5.1: a domain without MX is its own server.
  private Route implicit(String domain, boolean authentic, RoutingOptions now) {
    return servers(domain, List.of(new MailExchange(0, domain)), authentic, now);
  }

  private Route exchanges(String domain, Answer.Found<MailExchange> found, RoutingOptions now) {
    if (found.records().stream().allMatch(server -> server.host().isEmpty())) {
      return never(
          Trouble.Kind.NULL_MX,
          domain + " says that it takes no mail (its MX is \".\")"); // RFC 7505 §5
    }
    var servers = new ArrayList<>(found.records());
    servers.removeIf(server -> server.host().isEmpty());
    Collections.shuffle(servers); // among equals, RFC 5321 §5.1
    servers.sort(Comparator.comparingInt(MailExchange::preference));
    return servers(domain, servers, found.authentic(), now);
  }

  private Route servers(
      String domain, List<MailExchange> servers, boolean authentic, RoutingOptions now) {
    var troubles = new ArrayList<String>();
    var hops = new ArrayList<Hop>();
    int self = Integer.MAX_VALUE;
    for (var server : servers.subList(0, Math.min(MOST_SERVERS, servers.size()))) {
      if (server.preference() >= self) {
        break;
      }
      var found = hops(domain, server, authentic, now, troubles);
      boolean leadsBack =
          server.host().equals(now.host()) || found.stream().anyMatch(hop -> isSelf(hop, now));
      if (leadsBack) {
        self = server.preference();
        hops.removeIf(hop -> preference(hop, servers) >= server.preference());
      } else {
        hops.addAll(found);
      }
    }
    if (!hops.isEmpty()) {
      return new Route.Via(hops.subList(0, Math.min(MOST_HOPS, hops.size())));
    }
    return self < Integer.MAX_VALUE ? loop(domain) : unreachable(domain, servers, troubles);
  }

  private static int preference(Hop hop, List<MailExchange> servers) {
    return servers.stream()
        .filter(server -> server.host().equals(hop.host()))
        .mapToInt(MailExchange::preference)
        .min()
        .orElse(0);
  }

  private List<Hop> hops(
      String domain,
      MailExchange server,
      boolean authentic,
      RoutingOptions now,
      List<String> troubles) {
    return switch (now.policy().on(domain, server, authentic)) {
      case TransportPolicy.Verdict.Avoid(var why) -> {
        troubles.add(why);
        yield List.of();
      }
      case TransportPolicy.Verdict.Use(var demand) ->
          addresses(server.host(), troubles).stream()
              .map(address ->
                  Hop.mx(server.host(), new InetSocketAddress(address, now.port()), demand)
                      .proved(authentic))
              .toList();
    };
  }

  /// Both families, in the order in which they are tried.
  private List<InetAddress> addresses(String host, List<String> troubles) {
    try {
      return List.of(InetAddress.ofLiteral(host));
    } catch (IllegalArgumentException _) {
      var all = new ArrayList<InetAddress>();
      all.addAll(addresses(host, Kind.AAAA, troubles));
      all.addAll(addresses(host, Kind.A, troubles));
      return AddressOrder.sorted(all);
    }
  }

  private <T extends InetAddress> List<T> addresses(
      String host, Kind<T> kind, List<String> troubles) {
    var answer = resolver.ask(host, kind);
    if (answer instanceof Answer.TemporaryFailure<T>(var why)) {
      troubles.add(why);
    }
    return answer.records();
  }

  private static boolean isSelf(Hop hop, RoutingOptions now) {
    return hop.ip().filter(ip -> isSelf(ip, now)).isPresent();
  }

  private static boolean isSelf(InetAddress address, RoutingOptions now) {
    return now.ownAddresses().contains(address) && now.port() == RoutingOptions.SMTP;
  }

  /// Its servers have no addresses: for good if the DNS is sure of that.
  private static Route unreachable(
      String domain, List<MailExchange> servers, List<String> troubles) {
    var names = String.join(", ", servers.stream().map(MailExchange::host).toList());
    return troubles.isEmpty()
        ? never(
            Trouble.Kind.NO_SUCH_DOMAIN,
            "The mail servers of %s (%s) have no addresses".formatted(domain, names))
        : later(
            Trouble.Kind.DNS,
            "No way to the mail servers of %s (%s)%s".formatted(domain, names, because(troubles)));
  }

  private static String because(List<String> troubles) {
    return troubles.isEmpty() ? "" : ": " + String.join("; ", troubles);
  }

  private static Route loop(String domain) {
    return never(
        Trouble.Kind.LOOP,
        "The DNS says that mail for "
            + domain
            + " comes to this server, which does not serve it; add the domain here, or correct its MX");
  }

  private static Route never(Trouble.Kind kind, String words) {
    return new Route.Nowhere(new Outcome.Permanent(Trouble.of(kind, Stage.ROUTE, words)));
  }

  private static Route later(Trouble.Kind kind, String words) {
    return new Route.Nowhere(new Outcome.Lost(Trouble.of(kind, Stage.ROUTE, words)));
  }
}
