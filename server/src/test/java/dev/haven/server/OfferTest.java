package dev.haven.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haven.diagnosis.records.Plan;
import dev.haven.diagnosis.records.ZoneFile;
import dev.haven.server.config.ConfigurationFile;
import dev.haven.server.control.Answer;
import dev.haven.wire.TlsLibrary;
import dev.haven.wire.TlsMode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/// What a configuration offers to mail programs by way of the DNS.
class OfferTest {
  private static List<String> records(String configuration) {
    var reading = ConfigurationFile.parse(configuration);
    assertEquals(List.of(), reading.problems());
    var offer = Offer.configured("mail.example.com", reading.configuration());
    var plan = Plan.of(offer.serving("example.com", List.of(), List.of()));
    return plan.settings().stream().map(ZoneFile::line).toList();
  }

  @Test
  void atTheStandardPortsEverySourceHasItsRecord() {
    var records = records("");
    var services =
        """
        _submissions._tcp.example.com. 3600 IN SRV 0 1 465 mail.example.com.
        _submission._tcp.example.com. 3600 IN SRV 0 1 587 mail.example.com.
        _imaps._tcp.example.com. 3600 IN SRV 0 1 993 mail.example.com.
        _imap._tcp.example.com. 3600 IN SRV 0 1 143 mail.example.com.
        _pop3s._tcp.example.com. 3600 IN SRV 10 1 995 mail.example.com.
        _pop3._tcp.example.com. 3600 IN SRV 10 1 110 mail.example.com.
        autoconfig.example.com. 3600 IN CNAME mail.example.com.
        autodiscover.example.com. 3600 IN CNAME mail.example.com.
        _autodiscover._tcp.example.com. 3600 IN SRV 0 1 443 mail.example.com.
        ua-auto-config.example.com. 3600 IN CNAME mail.example.com.
        """;
    assertEquals(services.lines().toList(), records.subList(0, records.size() - 1));
    assertTrue(
        records.getLast().startsWith("_ua-auto-config.example.com. 3600 IN TXT \"v=UAAC1; "));
  }

  /// RFC 2782 has the root as host for that.
  @Test
  void aServiceThatIsNotToBeHadIsNamedSo() {
    var records =
        records("[listeners.pop3s]\nenabled = false\n[listeners.https]\nenabled = false\n");
    assertTrue(records.contains("_pop3s._tcp.example.com. 3600 IN SRV 0 0 0 ."), records::toString);
    assertFalse(records.stream().anyMatch(line -> line.contains("auto")), records::toString);
  }

  @Test
  void theAlternativePortStandsInForTheOneThatIsClosed() {
    var records = records("[listeners.submission]\nenabled = false\n");
    var line = "_submission._tcp.example.com. 3600 IN SRV 0 1 2525 mail.example.com.";
    assertTrue(records.contains(line), records::toString);
  }

  @Test
  void aPortThatIsNotKnownYetHasNoRecord() {
    var records = records("[listeners.imaps]\nport = 0\n");
    assertFalse(records.stream().anyMatch(line -> line.contains("_imaps")), records::toString);
  }

  @Test
  void pagesElsewhereAreFoundByTheOneRecordThatHasAPort() {
    var records = records("[listeners.https]\nport = 8443\n");
    var line = "_autodiscover._tcp.example.com. 3600 IN SRV 0 1 8443 mail.example.com.";
    assertEquals(line, records.getLast());
  }

  private static Answer.Listener listener(String name, TlsMode tls, OptionalLong port) {
    return new Answer.Listener(
        name, "as shown", tls, 0, port, List.of(), Optional.empty(), Map.of());
  }

  @Test
  void aRunningServerOffersWhatItHasBoundInTheModeOfEachPort() {
    var bound = OptionalLong.of(4711);
    var status =
        new Answer.Status(
            "0",
            1,
            Instant.EPOCH,
            "mail.example.com",
            "data",
            List.of(
                listener("imaps", TlsMode.IMPLICIT, bound),
                listener("pop3", TlsMode.STARTTLS, bound),
                listener("submission", TlsMode.NONE, bound),
                listener("smtp", TlsMode.STARTTLS, OptionalLong.empty())),
            new Answer.Certificate(List.of(), Instant.EPOCH, Optional.empty()),
            TlsLibrary.JAVA,
            List.of(),
            Map.of(),
            List.of(),
            List.of(),
            List.of());
    assertEquals(
        new Offer(
            "mail.example.com",
            List.of(
                new Offer.Open("imaps", 4711, TlsMode.IMPLICIT),
                new Offer.Open("pop3", 4711, TlsMode.STARTTLS),
                new Offer.Open("submission", 4711, TlsMode.NONE))),
        Offer.told(status));
  }
}
