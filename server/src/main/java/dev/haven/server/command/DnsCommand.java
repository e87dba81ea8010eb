package dev.haven.server.command;

import dev.haven.diagnosis.records.Plan;
import dev.haven.diagnosis.records.Provider;
import dev.haven.server.control.Refused;
import java.net.InetAddress;
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
      "Prints every record that a domain of this server needs in the DNS, ready to paste.",
    },
    exitCodeOnExecutionException = 2,
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {"0:all is well", "2:it could not be done"},
    footerHeading = "%nExamples:%n",
    footer = {
      "  haven dns example.com                          as a table",
      "  haven dns example.com --zone                   as a zone file (BIND, Knot, NSD)",
      "  haven dns example.com --provider cloudflare    as a provider's form wants it",
      "  haven dns example.com --address 192.0.2.25,2001:db8::25"
    })
final class DnsCommand implements Callable<Integer> {
  private final Console console;

  @Mixin Place place = new Place();

  @Parameters(paramLabel = "DOMAIN", description = "One of the domains of this server.")
  String domain = "";

  @Option(names = "--zone", description = "As a zone file.")
  boolean zone;

  @Option(
      names = "--provider",
      paramLabel = "NAME",
      description = {
        "As the fields of a provider's form: cloudflare, route53, godaddy, namecheap, hetzner,",
        "digitalocean, google, azure, ovh or cpanel."
      })
  @Nullable String provider;

  @Option(
      names = "--address",
      paramLabel = "ADDRESS",
      split = ",",
      description = "Under which the world reaches the server. Default: what this machine has.")
  List<String> addresses = List.of();

  DnsCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Refused {
    var form = form();
    var plan = Plan.of(new ServedDomain(place.require(), named()).of(place, domain));
    var text = new RecordText(console, plan);
    var lines = form.isPresent() ? text.provider(form.get()) : zone ? text.zone() : text.plain();
    lines.forEach(console.out()::println);
    return CommandLines.DONE;
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
