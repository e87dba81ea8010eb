package dev.haven.server.command;

import dev.haven.diagnosis.published.DomainReport;
import dev.haven.diagnosis.published.Inspection;
import dev.haven.diagnosis.published.Network;
import dev.haven.diagnosis.published.Start;
import dev.haven.diagnosis.records.Plan;
import dev.haven.diagnosis.records.Provider;
import dev.haven.dns.ReservedNames;
import dev.haven.server.control.Refused;
import dev.haven.server.json.JsonWriter;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "dns",
    description = {
      "Prints every record that a domain needs in the DNS, ready to paste, and compares.",
      "Asks each server of the domain, found from the root down, and the resolver what is there."
    },
    footer = {
      "  haven dns example.com                          as a table, and what is there now",
      "  haven dns example.com --watch                  again and again, until all is well",
      "  haven dns example.com --zone                   as a zone file (BIND, Knot, NSD)",
      "  haven dns example.com --provider cloudflare    as a provider's form wants it",
      "  haven dns example.com --address 192.0.2.25,2001:db8::25",
      "%nWhat each finding means is listed in docs/findings.md."
    })
final class DnsCommand implements Callable<Integer> {
  private static final Duration PAUSE = Duration.ofSeconds(15);

  private final Console console;

  @Mixin Place place = new Place();

  @Mixin ReportOptions face = new ReportOptions();

  @Parameters(paramLabel = "DOMAIN", description = "One of the domains of this server.")
  String domain = "";

  @Option(names = "--zone", description = "As a zone file; nothing is compared.")
  boolean zone;

  @Option(
      names = "--provider",
      paramLabel = "NAME",
      description = {
        "As the fields of a provider's form; nothing is compared. NAME is cloudflare, route53,",
        "godaddy, namecheap, hetzner, digitalocean, google, azure, ovh or cpanel."
      })
  @Nullable String provider;

  @Option(
      names = "--address",
      paramLabel = "ADDRESS",
      split = ",",
      description = "Under which the world reaches the server. Default: what this machine has.")
  List<String> addresses = List.of();

  @Option(names = "--watch", description = "Compare again and again, until all is well.")
  boolean watch;

  @Option(
      names = "--root",
      paramLabel = "ADDRESS",
      description = "Begin at this server instead of the Internet's root; its port is that of all.")
  @Nullable String root;

  DnsCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Refused {
    var form = form();
    var network = face.network(start());
    var plan = Plan.of(new ServedDomain(place.require(), named()).of(place, domain));
    var text = new RecordText(console, plan);
    if (zone || form.isPresent()) {
      requireNothingElse();
      var lines = form.map(text::provider).orElseGet(text::zone);
      lines.forEach(console.out()::println);
      return CommandLines.DONE;
    }
    if (isNobodys(plan.server().domain())) {
      return show(text, Inspection.unasked(plan));
    }
    return show(text, compare(plan, network));
  }

  private void requireNothingElse() throws Refused {
    if (face.json || watch) {
      throw new Refused(
          "--zone and --provider print what is to be pasted, and compare nothing",
          "leave out " + (face.json ? "--json" : "--watch") + ", or take it alone");
    }
  }

  private DomainReport compare(Plan plan, Network network) {
    if (!watch) {
      return new Inspection(plan, network, face.progress(console)).run();
    }
    var told = face.json ? new Console(console.in(), console.err(), console.err(), false) : console;
    return new DnsWatch(told, PAUSE)
        .untilFine(() -> new Inspection(plan, network, face.progress(console)).run());
  }

  /// The public DNS is not asked for names that it cannot know; servers that were named are.
  private boolean isNobodys(String name) {
    return ReservedNames.contains(name) && root == null && face.resolver == null;
  }

  private Start start() throws Refused {
    if (root == null) {
      return Start.ofTheInternet();
    }
    var address = ReportOptions.address(root, "name server");
    return new Start(List.of(address.getAddress()), address.getPort());
  }

  private int show(RecordText text, DomainReport report) {
    if (face.json) {
      console.out().println(JsonWriter.plain(report));
      return report.report().isFine() ? CommandLines.DONE : CommandLines.REFUSED;
    }
    text.compared(report).forEach(console.out()::println);
    return report.asked() ? face.show(console, report.report()) : CommandLines.DONE;
  }

  private Optional<Provider> form() throws Refused {
    if (provider == null) {
      return Optional.empty();
    }
    var known = Provider.of(provider);
    if (known.isEmpty()) {
      throw new Refused(
          "there is no description of a provider " + provider,
          "take one of "
              + String.join(", ", Arrays.stream(Provider.values()).map(Provider::id).toList())
              + ", or --zone");
    }
    return known;
  }

  private List<InetAddress> named() throws Refused {
    var named = new ArrayList<InetAddress>();
    for (var address : addresses) {
      try {
        named.add(InetAddress.ofLiteral(address));
      } catch (IllegalArgumentException _) {
        throw new Refused(
            "'" + address + "' is no address", "write it as 192.0.2.25 or 2001:db8::25");
      }
    }
    return named;
  }
}
