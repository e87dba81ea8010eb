package dev.haven.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haven.diagnosis.records.Plan;
import dev.haven.diagnosis.records.ZoneFile;
import dev.haven.server.config.ConfigurationFile;
import java.util.List;
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
}
