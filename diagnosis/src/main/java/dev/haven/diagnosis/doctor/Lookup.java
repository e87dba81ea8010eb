package dev.haven.diagnosis.doctor;

import dev.haven.diagnosis.DnsMeaning;
import dev.haven.diagnosis.Finding;
import dev.haven.diagnosis.Outcome;
import dev.haven.diagnosis.PasteMeaning;
import dev.haven.diagnosis.Step;
import dev.haven.diagnosis.published.ExchangeName;
import dev.haven.diagnosis.published.ProxyNetworks;
import dev.haven.dns.Answer;
import dev.haven.dns.Kind;
import dev.haven.dns.MailExchange;
import dev.haven.dns.Resolver;
import dev.haven.wire.Addresses;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/// Finds out what machines a name stands for: those of its MX records if it is a domain, else
/// itself. Used once, by one thread.
final class Lookup {
  private static final int MOST_EXCHANGES = 3;
  private static final int MOST_OF_A_FAMILY = 2;

  /// Cloudflare forwards mail too, by hosts of the same networks.
  private static final String MAIL_OF_A_PROXY = ".mx.cloudflare.net";

  private final Resolver resolver;
  private final List<Step> steps = new ArrayList<>();
  private final List<Finding> findings = new ArrayList<>();
  private final List<Host> hosts = new ArrayList<>();

  Lookup(Resolver resolver) {
    this.resolver = resolver;
  }

  /// What came of it.
  record Found(List<Host> hosts, List<Step> steps, List<Finding> findings) {}

  Found find(String subject) {
    var name = subject.toLowerCase(Locale.ROOT);
    if (isLiteral(name)) {
      hosts.add(new Host(name, List.of(InetAddress.ofLiteral(name)), false));
    } else {
      named(name.endsWith(".") ? name.substring(0, name.length() - 1) : name);
    }
    return new Found(List.copyOf(hosts), List.copyOf(steps), List.copyOf(findings));
  }

  private static boolean isLiteral(String name) {
    try {
      return !InetAddress.ofLiteral(name).getHostAddress().isEmpty();
    } catch (IllegalArgumentException _) {
      return false;
    }
  }

  private void named(String name) {
    long began = System.nanoTime();
    var answer = resolver.ask(name, Kind.MX);
    var elapsed = Duration.ofNanos(System.nanoTime() - began);
    switch (answer) {
      case Answer.Found<MailExchange>(var records, _, _, _) -> {
        steps.add(new Step("MX of " + name, Outcome.FINE, shown(records), elapsed, List.of()));
        exchanges(name, records);
      }
      case Answer.TemporaryFailure<MailExchange>(var why) -> {
        steps.add(new Step("MX of " + name, Outcome.FAILED, why, elapsed, List.of()));
        if (systemAddresses(name).isEmpty()) {
          findings.add(DnsMeaning.NO_ANSWER.at(name, "The DNS gave no answer", List.of(why)));
        } else {
          host(name, false);
        }
      }
      default -> host(name, false);
    }
  }

  private static String shown(List<MailExchange> records) {
    return String.join(
        ", ",
        records.stream()
            .sorted(Comparator.comparingInt(MailExchange::preference))
            .map(mx -> mx.preference() + " " + (mx.host().isEmpty() ? "." : mx.host()))
            .toList());
  }

  private void exchanges(String domain, List<MailExchange> records) {
    if (records.size() == 1 && records.getFirst().host().isEmpty()) {
      findings.add(
          DnsMeaning.TAKES_NO_MAIL.at(domain, "The domain says that it takes no mail", List.of()));
      return;
    }
    records.stream()
        .sorted(Comparator.comparingInt(MailExchange::preference))
        .map(MailExchange::host)
        .distinct()
        .limit(MOST_EXCHANGES)
        .forEach(host -> exchange(domain, host));
  }

  private void exchange(String domain, String host) {
    var slip = ExchangeName.slip(host);
    if (slip.isPresent()) {
      var cause =
          slip.get() == DnsMeaning.LITERAL_EXCHANGE
              ? "An MX record holds the address " + host
              : "An MX record names '" + host + "'";
      findings.add(slip.get().at(domain, cause, List.of("MX " + host)));
      return;
    }
    host(host, true);
  }

  private void host(String name, boolean exchange) {
    long began = System.nanoTime();
    var four = resolver.ask(name, Kind.A);
    var six = resolver.ask(name, Kind.AAAA);
    var addresses = new ArrayList<InetAddress>();
    four.records().stream().limit(MOST_OF_A_FAMILY).forEach(addresses::add);
    six.records().stream().limit(MOST_OF_A_FAMILY).forEach(addresses::add);
    var evidence = new ArrayList<String>();
    if (addresses.isEmpty()) {
      addresses.addAll(systemAddresses(name));
      evidence.add("from this machine's own list of hosts, not from the DNS");
    }
    var elapsed = Duration.ofNanos(System.nanoTime() - began);
    if (addresses.isEmpty()) {
      noAddress(name, exchange, four, six, elapsed);
      return;
    }
    var shown = String.join(", ", addresses.stream().map(Addresses::text).toList());
    steps.add(new Step("addresses of " + name, Outcome.FINE, shown, elapsed, evidence));
    if (exchange) {
      judgeExchange(name, four instanceof Answer.Found<?> ? four : six, addresses);
    }
    hosts.add(new Host(name, addresses, exchange));
  }

  private void noAddress(
      String name, boolean exchange, Answer<?> four, Answer<?> six, Duration elapsed) {
    steps.add(new Step("addresses of " + name, Outcome.FAILED, "none", elapsed, List.of()));
    if (four instanceof Answer.TemporaryFailure<?>(var why)
        && six instanceof Answer.TemporaryFailure<?>) {
      findings.add(DnsMeaning.NO_ANSWER.at(name, "The DNS gave no answer", List.of(why)));
    } else if (exchange) {
      findings.add(
          DnsMeaning.DEAD_EXCHANGE.at(name, "The mail exchange has no address", List.of()));
    } else if (four instanceof Answer.NoSuchName<?>) {
      findings.add(DnsMeaning.NO_SUCH_NAME.at(name, "The name does not exist", List.of()));
    } else {
      findings.add(DnsMeaning.NO_ADDRESS.at(name, "The name has no address", List.of()));
    }
  }

  private void judgeExchange(String name, Answer<?> answer, List<InetAddress> addresses) {
    if (answer instanceof Answer.Found<?> found && !found.name().equals(name)) {
      findings.add(
          DnsMeaning.ALIASED_EXCHANGE.at(
              name, "The mail exchange is an alias of " + found.name(), List.of()));
    }
    var proxy = ProxyNetworks.of(addresses.getFirst());
    if (proxy.isPresent() && !name.endsWith(MAIL_OF_A_PROXY)) {
      findings.add(
          PasteMeaning.PROXIED.at(
              name,
              "The mail exchange stands behind the proxy of " + proxy.get(),
              addresses.stream().map(Addresses::text).toList()));
    }
    if (addresses.stream().allMatch(InetAddress::isSiteLocalAddress)) {
      findings.add(
          DnsMeaning.PRIVATE_ADDRESS.at(
              name,
              "The mail exchange has private addresses only",
              addresses.stream().map(Addresses::text).toList()));
    }
  }

  /// What this machine knows by itself: `localhost`, and the names of its own network.
  private static List<InetAddress> systemAddresses(String name) {
    boolean local = name.indexOf('.') < 0 || name.endsWith(".local");
    try {
      return local ? Arrays.asList(InetAddress.getAllByName(name)) : List.of();
    } catch (UnknownHostException _) {
      return List.of();
    }
  }
}
