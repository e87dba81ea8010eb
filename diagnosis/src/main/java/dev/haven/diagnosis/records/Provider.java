package dev.haven.diagnosis.records;

import static dev.haven.diagnosis.records.RecordType.CAA;
import static dev.haven.diagnosis.records.RecordType.MX;
import static dev.haven.diagnosis.records.RecordType.SRV;
import static dev.haven.diagnosis.records.RecordType.TLSA;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// How the form of a DNS provider wants records typed.
///
/// A description and nothing else: whoever knows another provider adds a constant. Its sets are
/// copies that nothing can change, which the checker does not know of the JDK's sets.
@SuppressWarnings("ImmutableEnumChecker")
public enum Provider {
  CLOUDFLARE(
      "Cloudflare",
      "Websites, the domain, DNS, Records",
      Host.relative("Name", "@"),
      Text.WHOLE,
      EnumSet.of(MX, SRV, TLSA, CAA),
      Set.of(),
      Traits.PROXIED),
  ROUTE53(
      "Amazon Route 53",
      "Hosted zones, the domain, Create record",
      Host.relative("Record name", "(leave it empty)"),
      Text.QUOTED,
      EnumSet.noneOf(RecordType.class),
      Set.of()),
  GODADDY(
      "GoDaddy",
      "Domain portfolio, the domain, DNS, Add new record",
      Host.relative("Name", "@"),
      Text.WHOLE,
      EnumSet.of(MX, SRV, TLSA, CAA),
      Set.of(),
      Traits.SERVICE_APART),
  NAMECHEAP(
      "Namecheap",
      "Domain list, Manage, Advanced DNS; MX under Mail settings, Custom MX",
      Host.relative("Host", "@"),
      Text.WHOLE,
      EnumSet.of(MX, SRV, CAA),
      EnumSet.of(TLSA),
      Traits.SERVICE_APART),
  HETZNER(
      "Hetzner",
      "DNS, the zone, Add record",
      Host.relative("Name", "@"),
      Text.QUOTED,
      EnumSet.noneOf(RecordType.class),
      Set.of(),
      Traits.DOTTED),
  DIGITALOCEAN(
      "DigitalOcean",
      "Networking, Domains, the domain",
      Host.relative("Hostname", "@"),
      Text.WHOLE,
      EnumSet.of(MX, SRV, CAA),
      EnumSet.of(TLSA),
      Traits.DOTTED),
  GOOGLE(
      "Google Cloud DNS",
      "Cloud DNS, the zone, Add standard",
      Host.relative("DNS name", "(leave it empty)"),
      Text.QUOTED,
      EnumSet.noneOf(RecordType.class),
      Set.of(),
      Traits.DOTTED),
  AZURE(
      "Azure DNS",
      "DNS zones, the zone, Recordsets, Add",
      Host.relative("Name", "@"),
      Text.WHOLE,
      EnumSet.of(MX, SRV, TLSA, CAA),
      Set.of()),
  OVH(
      "OVHcloud",
      "Web Cloud, Domain names, the domain, DNS zone, Add an entry",
      Host.relative("Sub-domain", "(leave it empty)"),
      Text.WHOLE,
      EnumSet.of(MX, SRV, TLSA, CAA),
      Set.of(),
      Traits.DOTTED),
  CPANEL(
      "cPanel",
      "Domains, Zone Editor, Manage, Add record",
      Host.absolute("Name"),
      Text.WHOLE,
      EnumSet.of(MX, SRV, CAA),
      EnumSet.of(TLSA));

  /// How the name of a record is typed.
  ///
  /// @param apex what stands for the domain itself; empty where names are typed in full, with a dot
  record Host(String label, String apex) {
    static Host relative(String label, String apex) {
      return new Host(label, apex);
    }

    static Host absolute(String label) {
      return new Host(label, "");
    }
  }

  /// How texts are typed.
  enum Text {
    /// In one piece, without quotes; the provider divides it.
    WHOLE,
    /// In quotes, each string of 255 octets at most.
    QUOTED
  }

  /// What else is particular.
  enum Traits {
    /// Targets end in a dot, or the domain is appended to them.
    DOTTED,
    /// SRV records have fields for service and protocol instead of a name with both.
    SERVICE_APART,
    /// Stands in front of web servers if it is not told otherwise; mail does not pass it.
    PROXIED
  }

  private final String title;
  private final String where;
  private final Host host;
  private final Text text;
  private final Set<RecordType> divided;
  private final Set<RecordType> lacking;
  private final List<Traits> traits;

  /// @param divided the types whose parts have fields of their own
  /// @param lacking the types that it does not offer
  Provider(
      String title,
      String where,
      Host host,
      Text text,
      Set<RecordType> divided,
      Set<RecordType> lacking,
      Traits... traits) {
    this.title = title;
    this.where = where;
    this.host = host;
    this.text = text;
    this.divided = Set.copyOf(divided);
    this.lacking = Set.copyOf(lacking);
    this.traits = List.of(traits);
  }

  /// The one of a name, as people write it.
  public static Optional<Provider> of(String name) {
    return Arrays.stream(values())
        .filter(one -> one.id().equals(name.toLowerCase(Locale.ROOT)))
        .findFirst();
  }

  /// What it is called on the command line.
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  public String title() {
    return title;
  }

  /// Where its form is found.
  public String where() {
    return where;
  }

  Host host() {
    return host;
  }

  Text text() {
    return text;
  }

  boolean offers(RecordType type) {
    return !lacking.contains(type);
  }

  boolean divides(RecordType type) {
    return divided.contains(type);
  }

  boolean has(Traits trait) {
    return traits.contains(trait);
  }
}
