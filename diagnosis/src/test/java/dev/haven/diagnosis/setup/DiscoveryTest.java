package dev.haven.diagnosis.setup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haven.diagnosis.Meaning;
import dev.haven.diagnosis.Progress;
import dev.haven.diagnosis.Service;
import dev.haven.diagnosis.SetupMeaning;
import dev.haven.diagnosis.doctor.Cage;
import dev.haven.diagnosis.doctor.Zoo;
import dev.haven.dns.Kind;
import dev.haven.dns.Question;
import dev.haven.dns.ServiceLocation;
import dev.haven.dns.Zone;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// From an address to the card, with the servers of the zoo.
class DiscoveryTest {
  private static final Zone ADDRESSES = Zone.empty().address(Zoo.HOST, "127.0.0.1");
  private static final String AUTOCONFIG = "https://autoconfig.zoo.example/mail/config-v1.1.xml";

  private Zoo zoo;
  private Cage imaps;
  private Cage submissions;
  private Cage submission;

  @BeforeEach
  void open() throws IOException {
    zoo = new Zoo();
    imaps = Cage.of(Zoo.healthy(Service.IMAPS));
    submissions = Cage.of(Zoo.healthy(Service.SUBMISSIONS));
    submission = Cage.of(Zoo.healthy(Service.SUBMISSION));
  }

  @AfterEach
  void close() throws IOException {
    zoo.close();
    imaps.close();
    submissions.close();
    submission.close();
  }

  private Settings run(Zone zone, Map<String, String> pages) {
    return new Discovery(
            zoo.instruments(zone, 0),
            new Shelf(pages),
            zoo.circumstances(),
            Progress.NONE,
            SourcesTest.JANE)
        .run();
  }

  private static Zone srv(Zone zone, String label, int port) {
    return zone.record(
        new Question<>(label + ".zoo.example", Kind.SRV),
        new ServiceLocation(0, 1, port, Zoo.HOST));
  }

  private static String autoconfig(String type, String socket, int port) {
    var element = type.equals("smtp") ? "outgoingServer" : "incomingServer";
    return """
    <%1$s type="%2$s"><hostname>%5$s</hostname><port>%3$d</port><socketType>%4$s</socketType></%1$s>
    """
        .formatted(element, type, port, socket, Zoo.HOST);
  }

  private static List<String> card(Settings settings) {
    return settings.card().stream()
        .map(choice -> choice.purpose() + " " + choice.port() + " " + choice.security())
        .toList();
  }

  private static void assertFindings(Settings settings, Meaning... meanings) {
    assertEquals(
        Stream.of(meanings).map(meaning -> meaning.entry().id()).toList(),
        Zoo.ids(settings.report()),
        settings::toString);
  }

  @Test
  void srvRecordsMakeACard() {
    var zone = srv(ADDRESSES, "_imaps._tcp", imaps.port());
    var settings = run(srv(zone, "_submissions._tcp", submissions.port()), Map.of());
    assertFindings(settings);
    assertEquals(
        List.of(
            "IMAP " + imaps.port() + " SSL/TLS",
            "SMTP (sending) " + submissions.port() + " SSL/TLS"),
        card(settings));
    assertEquals("Jane@zoo.example", settings.card().getFirst().user());
  }

  @Test
  void encryptionFromTheFirstByteGoesBeforeAnEarlierSource() {
    var zone =
        srv(srv(ADDRESSES, "_imaps._tcp", imaps.port()), "_submission._tcp", submission.port());
    var file = "<clientConfig>" + autoconfig("smtp", "SSL", submissions.port()) + "</clientConfig>";
    var settings = run(zone, Map.of(AUTOCONFIG, file));
    assertFindings(settings);
    assertEquals(submissions.port(), settings.card().getLast().port());
    var other = settings.others().getFirst();
    assertTrue(other.works() && other.why().contains("better choice"), other::toString);
  }

  @Test
  void aPublishedServerThatDoesNotWorkIsToldAndNotChosen() throws IOException {
    var zone =
        srv(srv(ADDRESSES, "_imaps._tcp", Cage.empty()), "_submissions._tcp", submissions.port());
    var file = "<clientConfig>" + autoconfig("imap", "SSL", imaps.port()) + "</clientConfig>";
    var settings = run(zone, Map.of(AUTOCONFIG, file));
    assertFindings(settings, SetupMeaning.WRONG_PUBLISHED);
    assertEquals(imaps.port(), settings.card().getFirst().port());
    assertEquals("Nothing listens here", settings.others().getFirst().why());
  }

  @Test
  void whereNothingIsPublishedAndNothingGuessedThatIsTold() {
    var settings = run(Zone.empty(), Map.of());
    assertFindings(
        settings,
        SetupMeaning.NOTHING_PUBLISHED,
        SetupMeaning.NOTHING_WORKS,
        SetupMeaning.NOTHING_WORKS);
    assertEquals(List.of(), settings.card());
  }

  @Test
  void autodiscoverIsFoundByJsonAndByItsRecord() {
    var xml =
        """
        <a><Protocol><Type>IMAP</Type><Server>%1$s</Server><Port>%2$d</Port></Protocol>\
        <Protocol><Type>SMTP</Type><Server>%1$s</Server><Port>%3$d</Port></Protocol></a>\
        """
            .formatted(Zoo.HOST, imaps.port(), submissions.port());
    var elsewhere = "https://mail.zoo.example:8443/autodiscover/autodiscover.xml";
    var byJson =
        run(
            ADDRESSES,
            Map.of(
                "https://zoo.example/autodiscover/autodiscover.json",
                "{\"Protocol\":\"AutodiscoverV1\",\"Url\":\"" + elsewhere + "\"}",
                elsewhere,
                xml));
    assertFindings(byJson);
    var record =
        ADDRESSES.record(
            new Question<>("_autodiscover._tcp.zoo.example", Kind.SRV),
            new ServiceLocation(0, 1, 8443, Zoo.HOST));
    var byRecord = run(record, Map.of(elsewhere, xml));
    assertFindings(byRecord);
    assertEquals(byJson.card(), byRecord.card());
    assertEquals(submissions.port(), byRecord.card().getLast().port());
  }

  @Test
  void whatStandsInClearOnlyIsUsedAndTold() {
    var file =
        "<clientConfig>"
            + autoconfig("imap", "SSL", imaps.port())
            + autoconfig("smtp", "SSL", submissions.port())
            + "</clientConfig>";
    var open = "http://autoconfig.zoo.example/mail/config-v1.1.xml";
    var settings = run(ADDRESSES, Map.of(open, file));
    assertFindings(settings, SetupMeaning.ONLY_IN_CLEAR);
    assertEquals(imaps.port(), settings.card().getFirst().port());
    assertFindings(run(ADDRESSES, Map.of(open, file, AUTOCONFIG, file)));
  }

  @Test
  void aFileThatTheDnsDoesNotVouchForIsNotUsed() {
    var zone =
        srv(srv(ADDRESSES, "_imaps._tcp", imaps.port()), "_submissions._tcp", submissions.port());
    var settings =
        run(
            zone,
            Map.of(
                "https://ua-auto-config.zoo.example/.well-known/user-agent-configuration.json",
                "{\"protocols\": {\"imap\": {\"host\": \"evil.example\"}}}"));
    assertFindings(settings, SetupMeaning.NOT_VOUCHED_FOR);
    assertEquals(List.of(), settings.others());
  }
}
