package dev.haven.diagnosis.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.haven.diagnosis.DnsMeaning;
import dev.haven.diagnosis.Finding;
import dev.haven.diagnosis.Meaning;
import dev.haven.diagnosis.PasteMeaning;
import dev.haven.diagnosis.PortMeaning;
import dev.haven.diagnosis.RecordMeaning;
import dev.haven.diagnosis.Service;
import dev.haven.dns.Answer;
import dev.haven.dns.Kind;
import dev.haven.dns.Question;
import dev.haven.dns.Zone;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class LookupTest {
  private static final String DOMAIN = "zoo.example";
  private static final Zone GOOD =
      Zone.empty()
          .mx(DOMAIN, 20, "second.zoo.example")
          .mx(DOMAIN, 10, "first.zoo.example")
          .address("first.zoo.example", "192.0.2.1")
          .address("first.zoo.example", "2001:db8::1")
          .address("second.zoo.example", "192.0.2.2");

  @Test
  void aDomainStandsForItsExchangesBestFirst() {
    var found = new Lookup(GOOD).find("Zoo.Example.");
    assertEquals(List.of(), found.findings());
    assertEquals(
        List.of("first.zoo.example", "second.zoo.example"),
        found.hosts().stream().map(Host::name).toList());
    assertEquals(2, found.hosts().getFirst().addresses().size());
  }

  @Test
  void aHostAndAnAddressStandForThemselves() {
    var host = new Lookup(GOOD).find("first.zoo.example").hosts().getFirst();
    assertEquals("first.zoo.example", host.name());
    var literal = new Lookup(GOOD).find("2001:db8::1").hosts().getFirst();
    assertEquals(List.of(InetAddress.ofLiteral("2001:db8::1")), literal.addresses());
  }

  static Stream<Arguments> troubles() {
    var alias =
        new Answer.Found<>(
            List.of((Inet4Address) InetAddress.ofLiteral("192.0.2.1")),
            "behind.zoo.example",
            Duration.ofMinutes(5),
            false);
    Answer<dev.haven.dns.MailExchange> silent = new Answer.TemporaryFailure<>("nobody answers");
    return Stream.of(
        Arguments.of(DnsMeaning.NO_SUCH_NAME, Zone.empty()),
        Arguments.of(DnsMeaning.NO_ADDRESS, Zone.empty().txt(DOMAIN, "v=spf1 -all")),
        Arguments.of(DnsMeaning.DEAD_EXCHANGE, Zone.empty().mx(DOMAIN, 10, "gone.zoo.example")),
        Arguments.of(
            DnsMeaning.ALIASED_EXCHANGE,
            Zone.empty()
                .mx(DOMAIN, 10, "alias.zoo.example")
                .with(new Question<>("alias.zoo.example", Kind.A), alias)),
        Arguments.of(DnsMeaning.TAKES_NO_MAIL, Zone.empty().mx(DOMAIN, 0, "")),
        Arguments.of(
            DnsMeaning.NO_ANSWER, Zone.empty().with(new Question<>(DOMAIN, Kind.MX), silent)),
        Arguments.of(DnsMeaning.LITERAL_EXCHANGE, Zone.empty().mx(DOMAIN, 10, "192.0.2.1")),
        Arguments.of(
            PasteMeaning.PRIORITY_IN_NAME, Zone.empty().mx(DOMAIN, 0, "10\\032mail.zoo.example")),
        Arguments.of(PasteMeaning.TRAILING_DOT, Zone.empty().mx(DOMAIN, 10, "mail.zoo.example\\.")),
        Arguments.of(
            PasteMeaning.PROXIED,
            Zone.empty()
                .mx(DOMAIN, 10, "mail.zoo.example")
                .address("mail.zoo.example", "104.16.1.1")),
        Arguments.of(
            DnsMeaning.PRIVATE_ADDRESS,
            Zone.empty()
                .mx(DOMAIN, 10, "mail.zoo.example")
                .address("mail.zoo.example", "10.0.0.1")));
  }

  @ParameterizedTest
  @MethodSource("troubles")
  void eachTroubleYieldsExactlyItsFinding(Meaning meaning, Zone zone) {
    var found = new Lookup(zone).find(DOMAIN);
    assertEquals(
        List.of(meaning.entry().id()), found.findings().stream().map(Finding::id).toList());
  }

  @Test
  void anAddressOfOursWithoutANameIsTold() throws IOException {
    var address = InetAddress.ofLiteral("192.0.2.25");
    try (var zoo = new Zoo()) {
      var nameless = zoo.doctor(Zone.empty(), 0).withNamesOf(List.of(address));
      assertEquals(
          List.of(RecordMeaning.NO_REVERSE.entry().id()),
          Zoo.ids(nameless.examine("mail.zoo.example", List.of(), List.of())));
      var zone = Zone.empty().record(Question.reverse(address), "mail.zoo.example");
      var named = zoo.doctor(zone, 0).withNamesOf(List.of(address));
      assertEquals(List.of(), Zoo.ids(named.examine("mail.zoo.example", List.of(), List.of())));
    }
  }

  @Test
  void aClosedPort25OutwardsIsTold() throws IOException {
    try (var zoo = new Zoo()) {
      var zone = Zone.empty().address("one.example", "127.0.0.1").address("two.example", "::1");
      var report = zoo.doctor(zone, Cage.empty()).outgoing(List.of("one.example", "two.example"));
      assertEquals(List.of(PortMeaning.OUTGOING_BLOCKED.entry().id()), Zoo.ids(report));
    }
  }

  @Test
  void oneServerThatAnswersForAllIsTold() throws IOException {
    var intercepting = Zoo.healthy(Service.SMTP).withGreeting("proxy.example ESMTP");
    try (var zoo = new Zoo();
        var cage = Cage.of(intercepting)) {
      var zone =
          Zone.empty().address("one.example", "127.0.0.1").address("two.example", "127.0.0.1");
      var report = zoo.doctor(zone, cage.port()).outgoing(List.of("one.example", "two.example"));
      assertEquals(List.of(PortMeaning.INTERCEPTED.entry().id()), Zoo.ids(report));
    }
  }

  @Test
  void anOpenWayOutYieldsNoFinding() throws IOException {
    try (var zoo = new Zoo();
        var cage = Cage.of(Zoo.healthy(Service.SMTP))) {
      var zone = Zone.empty().address("one.example", "127.0.0.1");
      var report = zoo.doctor(zone, cage.port()).outgoing(List.of("one.example"));
      assertEquals(List.of(), report.findings());
    }
  }
}
