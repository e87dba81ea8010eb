package dev.haven.diagnosis.published;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.haven.diagnosis.DelegationMeaning;
import dev.haven.diagnosis.Finding;
import dev.haven.diagnosis.Meaning;
import dev.haven.diagnosis.PasteMeaning;
import dev.haven.diagnosis.Progress;
import dev.haven.diagnosis.RecordMeaning;
import dev.haven.diagnosis.Service;
import dev.haven.diagnosis.records.Endpoint;
import dev.haven.diagnosis.records.KnownCertificate;
import dev.haven.diagnosis.records.MailHost;
import dev.haven.diagnosis.records.Plan;
import dev.haven.diagnosis.records.ZoneFile;
import dev.haven.dns.NameServers;
import dev.haven.dns.ServerResolver;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// The zone files that we print, loaded by Knot DNS, and inspected by way of it and Unbound; with
/// such mistakes as Knot does not refuse.
@Timeout(120)
class RealServersTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @TempDir static Path folder;
  @AutoClose static RealServers servers;

  /// What each domain's zone is, after what we print for it was changed.
  private static final Map<String, Trouble> TROUBLES = new LinkedHashMap<>();

  /// @param before what is printed
  /// @param after what somebody made of it
  private record Trouble(Meaning meaning, String before, String after) {}

  static {
    TROUBLES.put("missing", new Trouble(RecordMeaning.MISSING, "_dmarc ", "; "));
    TROUBLES.put(
        "quoted", new Trouble(PasteMeaning.QUOTED, "v=spf1 mx ~all", "\\\"v=spf1 mx ~all\\\""));
    TROUBLES.put("split", new Trouble(PasteMeaning.SPLIT, "v=spf1 mx ~all", "v=spf1 mx\" \"~all"));
    TROUBLES.put(
        "twice", new Trouble(PasteMeaning.DOMAIN_TWICE, "_dmarc ", "_dmarc.twice.example "));
    TROUBLES.put("plain", new Trouble(PasteMeaning.UNDERSCORE_LOST, "_dmarc ", "dmarc "));
    TROUBLES.put(
        "several",
        new Trouble(
            RecordMeaning.SEVERAL_SPF,
            "\"v=spf1 mx ~all\"",
            "\"v=spf1 mx ~all\"\n@ TXT \"v=spf1 a -all\""));
    TROUBLES.put("proxied", new Trouble(PasteMeaning.PROXIED, "A 192.0.2.25", "A 104.16.1.1"));
    TROUBLES.put("bogus", new Trouble(DelegationMeaning.DNSSEC_BROKEN, "@", "@"));
  }

  private static Plan plan(String name) {
    var domain = name + ".example";
    return Plan.of(
        new MailHost(
            domain,
            "mail." + domain,
            List.of(InetAddress.ofLiteral("192.0.2.25")),
            List.of(new Endpoint(Service.IMAPS, 993), new Endpoint(Service.SUBMISSIONS, 465)),
            List.of(KnownCertificate.read()),
            List.of(),
            443,
            "{}"));
  }

  /// With all that is only possible.
  private static String zone(String name) {
    var zone = new StringBuilder("@ SOA ns1 hostmaster 1 3600 600 86400 60\n@ NS ns1\n");
    zone.append("ns1 A ").append(RealServers.CHILD).append('\n');
    for (var line : ZoneFile.lines(plan(name))) {
      if (line.startsWith("; These belong")) {
        break;
      }
      zone.append(line.contains(" IN ") && line.startsWith("; ") ? line.substring(2) : line);
      zone.append('\n');
    }
    return zone.toString();
  }

  @BeforeAll
  static void start() throws IOException {
    var zones = new LinkedHashMap<String, String>();
    zones.put("healthy", zone("healthy"));
    TROUBLES.forEach(
        (name, trouble) -> zones.put(name, zone(name).replace(trouble.before(), trouble.after())));
    servers = RealServers.start(folder, zones, "bogus");
  }

  private static List<String> ids(String name) {
    var resolvers = List.of(servers.resolver());
    var start = new Start(List.of(InetAddress.ofLiteral(RealServers.PARENT)), servers.port());
    var network =
        new Network(
            new NameServers(PATIENCE),
            new ServerResolver(resolvers, PATIENCE),
            resolvers,
            start,
            false);
    return new Inspection(plan(name), network, Progress.NONE)
        .run().report().findings().stream().map(Finding::id).toList();
  }

  @Test
  void whatWePrintIsHealthyWhenItIsServed() {
    assertEquals(List.of(), ids("healthy"));
  }

  static Stream<Arguments> troubles() {
    return TROUBLES.entrySet().stream()
        .map(entry -> Arguments.of(entry.getKey(), entry.getValue().meaning()));
  }

  @ParameterizedTest
  @MethodSource("troubles")
  void eachTroubleYieldsExactlyItsFinding(String name, Meaning meaning) {
    assertEquals(List.of(meaning.entry().id()), ids(name));
  }

  @Test
  void aServerWithoutTheZoneIsLame() {
    assertEquals(List.of(DelegationMeaning.LAME.entry().id()), ids("lame"));
  }
}
