package dev.haven.server.programs;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Exim as the next server and as the one that sends.
@Timeout(120)
class EximTest {
  @TempDir static Path folder;
  @AutoClose static Exim exim;
  @AutoClose static Haven haven;
  @AutoClose static Certificate.Trusted trusted;

  private String jane;

  @BeforeAll
  static void start() throws Exception {
    exim = Exim.in(folder);
    trusted = Certificate.trusted(folder);
    haven = Haven.sending(exim.routes());
    exim.start(haven);
  }

  @BeforeEach
  void account() throws Exception {
    jane = haven.account();
  }

  @ParameterizedTest
  @ValueSource(strings = {"exim.test", "wrapped.exim.test"})
  void takesEveryLetterAsItIs(String domain) throws Exception {
    taking().everyLetterAsItIs("ann@" + domain, "with esmtps");
  }

  @Test
  void takesAddressesAndHeadersBeyondAscii() throws Exception {
    var stored = taking().headersAndAddressesBeyondAscii("pelé@exim.test");
    assertTrue(stored.contains("with utf8esmtps"), stored);
  }

  @Test
  void reportsSuccessByTheNamesThatTheSenderGave() throws Exception {
    var report = taking().aLetterWhoseSenderWantsToKnow("ann@exim.test");
    assertTrue(report.contains("Reporting-MTA: dns; mx.exim.test\r\n"), report);
    assertTrue(report.contains("First"), report);
  }

  @Test
  void refusesWhomItDoesNotKnowAndTheSenderIsTold() throws Exception {
    try (var submitter = Submitter.of(haven, jane);
        var inbox = new Inbox(haven, jane)) {
      submitter.send("<" + jane + ">", "<nobody@exim.test>", Letters.one("dots"));
      var report = inbox.await(1);
      assertTrue(report.contains("Diagnostic-Code: smtp; 550 There is no such person\r\n"), report);
    }
  }

  /// By BDAT over TLS, and by DATA in clear without pipelining.
  @ParameterizedTest
  @CsvSource({"exim.test, (Haven) with ESMTPS", "wrapped.exim.test, (Haven) with ESMTP"})
  void bringsEveryLetterAsItIs(String domain, String noted) throws Exception {
    bringing().everyLetterAsItIs("bob@" + domain, noted);
  }

  @Test
  void bringsHeadersAndSendersBeyondAscii() throws Exception {
    bringing().headersAndSendersBeyondAscii("pelé@exim.test");
  }

  @Test
  void isToldOfSuccessByTheNamesThatItsSenderGave() throws Exception {
    bringing().aLetterWhoseSenderWantsToKnow("bob@exim.test");
    var report = exim.arrived();
    assertTrue(report.contains("Original-Envelope-Id: QQ+314\n"), report);
    assertTrue(report.contains("Original-Recipient: rfc822; First+last@old.example\n"), report);
    assertTrue(report.contains("Action: delivered\n"), report);
  }

  private Taking taking() {
    return new Taking(exim::arrived, haven, jane);
  }

  private Bringing bringing() {
    return new Bringing(exim.port(), haven, jane);
  }
}
