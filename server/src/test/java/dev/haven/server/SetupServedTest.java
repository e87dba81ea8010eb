package dev.haven.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.haven.diagnosis.Finding;
import dev.haven.diagnosis.Progress;
import dev.haven.diagnosis.doctor.Instruments;
import dev.haven.diagnosis.judge.Circumstances;
import dev.haven.diagnosis.setup.Address;
import dev.haven.diagnosis.setup.Choice;
import dev.haven.diagnosis.setup.Discovery;
import dev.haven.dns.Kind;
import dev.haven.dns.Question;
import dev.haven.dns.ServiceLocation;
import dev.haven.dns.Zone;
import dev.haven.server.config.ConfigurationFile;
import dev.haven.server.control.Answer;
import dev.haven.server.control.RemoteAdministration;
import dev.haven.server.control.Request;
import dev.haven.wire.Outbound;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.StringTokenizer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Our own search for settings finds ours, whichever source a mail program knows. The server is at
/// an address of its own, at the standard ports where they may be bound.
class SetupServedTest {
  private static final String HERE = "127.0.77.7";
  private static final String HOST = "mail.example.com";
  private static final Address JANE = Address.of("jane@example.com").orElseThrow();

  @TempDir private static Path folder;

  private static Server server;
  private static X509Certificate authority;

  @BeforeAll
  static void start() throws Exception {
    var text = new StringBuilder("hostname = \"mail.example.com\"\nlog = \"error\"\n");
    for (var name : Settings.listeners()) {
      text.append("[listeners.%s]\naddresses = [\"%s\"]\n".formatted(name, HERE));
    }
    var reading = ConfigurationFile.parse(text.toString());
    assertEquals(List.of(), reading.problems());
    server = Server.start(new DataDirectory(folder), reading.configuration(), "jane@example.com");
    assumeTrue(
        server.status().listeners().stream()
            .filter(listener -> !listener.name().equals("lmtp"))
            .allMatch(listener -> listener.port().isPresent()),
        "ports of " + HERE + " cannot be bound");
    authority = authority();
  }

  private static X509Certificate authority() throws IOException, GeneralSecurityException {
    try (var in = Files.newInputStream(folder.resolve("tls/ca.pem"))) {
      return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
    }
  }

  @AfterAll
  static void stop() {
    if (server != null) {
      server.close();
    }
  }

  private static Answer.SetupShown shown() throws Exception {
    try (var administration = RemoteAdministration.find(folder).orElseThrow()) {
      return (Answer.SetupShown) administration.ask(new Request.ShowSetup("jane@example.com"));
    }
  }

  /// What the server says that the DNS should have: all of it, or what vouches for a file only.
  private static Zone zone(boolean services) throws Exception {
    var zone = Zone.empty().address(HOST, HERE);
    for (var line : shown().records()) {
      var words = new StringTokenizer(line, " ");
      var name = words.nextToken();
      var owner = name.substring(0, name.length() - 1);
      assertEquals("3600 IN", words.nextToken() + " " + words.nextToken());
      switch (words.nextToken()) {
        case "SRV" -> zone = services ? service(zone, owner, words) : zone;
        case "TXT" -> {
          var text = words.nextToken("").strip();
          zone = zone.txt(owner, text.substring(1, text.length() - 1));
        }
        default -> {} // names of the pages, which these tests reach in any case
      }
    }
    return zone;
  }

  private static Zone service(Zone zone, String owner, StringTokenizer words) {
    int priority = Integer.parseInt(words.nextToken());
    int weight = Integer.parseInt(words.nextToken());
    int port = Integer.parseInt(words.nextToken());
    var host = words.nextToken();
    return zone.record(
        new Question<>(owner, Kind.SRV),
        new ServiceLocation(priority, weight, port, host.substring(0, host.length() - 1)));
  }

  private static dev.haven.diagnosis.setup.Settings find(Zone zone, Set<String> open) {
    var pages = new ServedPages(HERE, server.port("https"), server.port("http"), authority, open);
    try (var outbound = new Outbound()) {
      return new Discovery(
              Instruments.standard(zone, outbound),
              pages,
              Circumstances.now(Set.of(authority)),
              Progress.NONE,
              JANE)
          .run();
    }
  }

  private static List<String> card() {
    return List.of(
        "IMAP mail.example.com %d SSL/TLS jane@example.com".formatted(server.port("imaps")),
        "POP3 mail.example.com %d SSL/TLS jane@example.com".formatted(server.port("pop3s")),
        "SMTP (sending) mail.example.com %d SSL/TLS jane@example.com"
            .formatted(server.port("submissions")));
  }

  private static List<String> card(dev.haven.diagnosis.setup.Settings settings) {
    return settings.card().stream().map(SetupServedTest::line).toList();
  }

  private static String line(Choice choice) {
    return "%s %s %d %s %s"
        .formatted(
            choice.purpose(), choice.host(), choice.port(), choice.security(), choice.user());
  }

  private static List<String> ids(dev.haven.diagnosis.setup.Settings settings) {
    return settings.report().findings().stream().map(Finding::id).toList();
  }

  @Test
  void theRecordsAloneAreEnough() throws Exception {
    var found = find(zone(true), Set.of());
    assertEquals(card(), card(found));
    assertEquals(List.of(), ids(found));
    assertTrue(found.others().stream().allMatch(Choice::works), found::toString);
  }

  /// Thunderbird's order: two places by HTTPS, then the same in clear. Outlook's: two places, the
  /// JSON, the record.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://autoconfig.example.com/mail/config-v1.1.xml",
        "https://example.com/.well-known/autoconfig/mail/config-v1.1.xml",
        "https://autodiscover.example.com/autodiscover/autodiscover.xml",
        "https://example.com/autodiscover/autodiscover.xml"
      })
  void eachPlaceAloneIsEnough(String url) throws Exception {
    var found = find(zone(false), Set.of(url));
    assertEquals(card(), card(found));
    assertEquals(List.of(), ids(found));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://autoconfig.example.com/mail/config-v1.1.xml",
        "http://example.com/.well-known/autoconfig/mail/config-v1.1.xml"
      })
  void inClearTheSameIsServedAndCalledWeak(String url) throws Exception {
    var found = find(zone(false), Set.of(url));
    assertEquals(card(), card(found));
    assertEquals(List.of("HV-SET-05"), ids(found));
  }

  /// Of the pages at the server's own name.
  private static String base() throws Exception {
    var page = shown().page().orElseThrow();
    return page.substring(0, page.indexOf("/setup"));
  }

  private static Stream<List<String>> twoSteps() throws Exception {
    var xml = base() + "/autodiscover/autodiscover.xml";
    return Stream.of(
        List.of("https://autodiscover.example.com/autodiscover/autodiscover.json", xml),
        List.of("https://example.com/autodiscover/autodiscover.json", xml));
  }

  @ParameterizedTest
  @MethodSource("twoSteps")
  void autodiscoverInJsonLeadsToTheXml(List<String> urls) throws Exception {
    var found = find(zone(false), Set.copyOf(urls));
    assertEquals(card(), card(found));
    assertEquals(List.of(), ids(found));
  }

  @Test
  void theRecordOfAutodiscoverLeadsToIt() throws Exception {
    var record = new ServiceLocation(0, 1, server.port("https"), HOST);
    var zone =
        zone(false).record(new Question<>("_autodiscover._tcp.example.com", Kind.SRV), record);
    var found = find(zone, Set.of(base() + "/autodiscover/autodiscover.xml"));
    assertEquals(card(), card(found));
  }

  @Test
  void thePaccFileIsTheOneThatItsRecordVouchesFor() throws Exception {
    assumeTrue(server.port("imaps") == 993, "ports below 1024 need a privilege");
    var url = "https://ua-auto-config.example.com/.well-known/user-agent-configuration.json";
    var found = find(zone(false), Set.of(url));
    assertEquals(card(), card(found));
    assertEquals(List.of(), ids(found));
  }

  @Test
  void allSourcesAgree() throws Exception {
    var found = find(zone(true), ServedPages.ALL);
    assertEquals(card(), card(found));
    assertEquals(List.of(), ids(found));
    var places = new ArrayList<String>();
    found.others().forEach(choice -> places.add(choice.host()));
    assertEquals(Set.of(HOST), Set.copyOf(places));
  }

  @Test
  void whoTakesTooMuchIsEndedAndOthersAreServed() throws Exception {
    var header = ("X: " + "x".repeat(7000) + "\r\n").repeat(4);
    var request =
        ("GET /setup HTTP/1.1\r\nHost: " + HOST + "\r\n" + header + "\r\n")
            .getBytes(StandardCharsets.US_ASCII);
    try (var greedy = new Socket(HERE, server.port("http"))) {
      greedy.setSoTimeout(40_000);
      var answers = new ByteArrayOutputStream();
      var reading = Thread.ofVirtual().start(() -> readAll(greedy, answers));
      flood(greedy, request);
      reading.join();
      long served =
          answers
              .toString(StandardCharsets.US_ASCII)
              .lines()
              .filter(line -> line.startsWith("HTTP/1.1 302"))
              .count();
      assertTrue(served < 40, () -> served + " within a mebibyte");
    }
    assertEquals(card(), card(find(zone(true), ServedPages.ALL)));
  }

  private static void flood(Socket greedy, byte[] request) {
    try {
      for (int i = 0; i < 100; i++) {
        greedy.getOutputStream().write(request);
      }
    } catch (IOException _) {
      // It was cut off.
    }
  }

  private static void readAll(Socket socket, ByteArrayOutputStream into) {
    try {
      socket.getInputStream().transferTo(into);
    } catch (IOException _) {
      // What was cut off is over, too.
    }
  }
}
