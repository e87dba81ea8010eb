package dev.haven.server.programs;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Postfix as the next server and as the one that sends.
@Timeout(120)
class PostfixTest {
  private static final String EIGHT_BIT = " BODY=8BITMIME";

  @TempDir static Path folder;
  @AutoClose static Postfix postfix;
  @AutoClose static Haven haven;
  @AutoClose static Certificate.Trusted trusted;

  private static String relay = "";

  private String jane;

  @BeforeAll
  static void start() throws Exception {
    postfix = Postfix.in(folder);
    trusted = Certificate.trusted(folder);
    haven =
        Haven.sending(
            postfix.routes(),
            """
            [receiving]
            xclient-peers = ["127.0.0.1"]
            [lmtp]
            socket = "%s"
            permissions = "rw-rw-rw-"
            """
                .formatted(postfix.socket()));
    relay = haven.account();
    postfix.start(haven, relay);
  }

  @BeforeEach
  void account() throws Exception {
    jane = haven.account();
  }

  @ParameterizedTest
  @CsvSource({
    "may.test, with ESMTPS id",
    "clear.test, with ESMTP id",
    "must.test, with ESMTPS id",
    "wrapped.test, with ESMTPS id"
  })
  void takesEveryLetterAsItIsInEveryModeOfTls(String domain, String noted) throws Exception {
    taking().everyLetterAsItIs("ann@" + domain, noted);
  }

  @Test
  void takesChunks() throws Exception {
    try (var submitter = Submitter.of(haven, jane)) {
      var letter = Letters.one("attachments");
      submitter.sendChunks("<" + jane + ">" + EIGHT_BIT, "<ann@may.test>", letter);
      Letters.assertStored(letter, postfix.arrived());
    }
  }

  @Test
  void takesAddressesAndHeadersBeyondAscii() throws Exception {
    var stored = taking().headersAndAddressesBeyondAscii("pelé@may.test");
    assertTrue(stored.contains(Letters.utf8("Delivered-To: pelé@may.test\n")), stored);
    assertTrue(stored.contains("with UTF8SMTPS"), stored);
  }

  @Test
  void isSpokenToWithoutWhatItDoesNotKnow() throws Exception {
    try (var submitter = Submitter.of(haven, jane);
        var inbox = new Inbox(haven, jane)) {
      submitter.send(
          "<" + jane + "> RET=HDRS ENVID=a1",
          "<ann@old.test> NOTIFY=SUCCESS",
          Letters.one("multipart"));
      Letters.assertStored(Letters.one("multipart"), postfix.arrived());
      var report = inbox.await(1);
      assertTrue(report.contains("Original-Envelope-Id: a1\r\n"), report);
      assertTrue(report.contains("Action: relayed\r\n"), report);
      submitter.send("<" + jane + "> SMTPUTF8", "<pelé@old.test>", Letters.one("multipart"));
      report = inbox.await(2);
      assertTrue(report.contains("Action: failed\r\n"), report);
      assertTrue(report.contains("SMTPUTF8"), report);
    }
  }

  @Test
  void reportsSuccessByTheNamesThatTheSenderGave() throws Exception {
    var report = taking().aLetterWhoseSenderWantsToKnow("ann@may.test");
    assertTrue(report.contains("Reporting-MTA: dns; mx.postfix.test\r\n"), report);
    assertTrue(report.contains("Original-Envelope-Id: QQ+314\r\n"), report);
    assertTrue(report.contains("Original-Recipient: rfc822;First+last@old.example\r\n"), report);
    assertFalse(report.contains("--outer"), report);
  }

  @Test
  void refusesWhomItDoesNotKnowAndTheSenderIsToldIfHeWantsThat() throws Exception {
    try (var submitter = Submitter.of(haven, jane);
        var inbox = new Inbox(haven, jane)) {
      var letter = Letters.one("dots");
      submitter.send("<" + jane + ">", "<nemo@may.test> NOTIFY=NEVER", letter);
      submitter.send("<" + jane + "> RET=FULL ENVID=x7", "<nemo@may.test> NOTIFY=FAILURE", letter);
      var report = inbox.await(1);
      assertTrue(report.contains("Original-Envelope-Id: x7\r\n"), report);
      assertTrue(report.contains("Diagnostic-Code: smtp; 550 5.1.1 <nemo@may.test>"), report);
      assertTrue(report.contains(letter), report);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "may.test, (Haven) with ESMTPS",
    "must.test, (Haven) with ESMTPS",
    "clear.test, (Haven) with ESMTP",
    "old.test, (Haven) with SMTP",
    "local.test, (Haven) with LMTP",
    "socket.test, (Haven) with LMTP",
    "forwarded.test, (Haven) with ESMTP"
  })
  void bringsEveryLetterAsItIsInEveryModeOfTls(String domain, String noted) throws Exception {
    bringing().everyLetterAsItIs("bob@" + domain, noted);
  }

  @Test
  void bringsHeadersAndSendersBeyondAscii() throws Exception {
    var stored = bringing().headersAndSendersBeyondAscii("pelé@may.test");
    assertTrue(stored.contains("(Haven) with UTF8SMTPS\r\n"), stored);
  }

  @Test
  void isToldOfSuccessByTheNamesThatItsSenderGave() throws Exception {
    bringing().aLetterWhoseSenderWantsToKnow("bob@may.test");
    var report = postfix.arrived();
    assertTrue(report.contains("Reporting-MTA: dns; localhost\n"), report);
    assertTrue(report.contains("Original-Envelope-Id: QQ+314\n"), report);
    assertTrue(report.contains("Original-Recipient: rfc822; First+last@old.example\n"), report);
    assertTrue(report.contains("Action: delivered\n"), report);
    assertFalse(report.contains("From the beginning of a line"), report);
  }

  private Taking taking() {
    return new Taking(postfix::arrived, haven, jane);
  }

  private Bringing bringing() {
    return new Bringing(postfix.port(Postfix.MAY), haven, jane);
  }

  /// RFC 2033 §4.2: an answer for each recipient.
  @ParameterizedTest
  @CsvSource({"local.test", "socket.test"})
  void handsOverByLmtpAndBouncesThoseOnlyWhoAreUnknown(String domain) throws Exception {
    try (var client = Submitter.of(postfix.port(Postfix.MAY));
        var inbox = new Inbox(haven, jane)) {
      var letter = Letters.one("multipart");
      client.send("<bob@" + domain + ">", List.of(jane, "nemo@example.org"), letter);
      assertTrue(inbox.await(1).endsWith("\r\n" + letter));
      var bounce = postfix.arrived();
      assertTrue(bounce.contains("Final-Recipient: rfc822; nemo@example.org\n"), bounce);
      assertTrue(bounce.contains("Diagnostic-Code: smtp; 550 5.1.1 "), bounce);
      assertFalse(bounce.contains("Final-Recipient: rfc822; " + jane), bounce);
    }
  }

  @Test
  void signsInAtThePortForProgramsWithVerifiedTls() throws Exception {
    try (var client = Submitter.of(postfix.port(Postfix.MAY));
        var inbox = new Inbox(haven, jane)) {
      var letter = Letters.one("attachments");
      client.send("<" + relay + ">" + EIGHT_BIT, "<" + jane + ">", letter);
      var stored = inbox.await(1);
      assertTrue(stored.endsWith("\r\n" + letter), stored);
      assertTrue(stored.contains("(Haven) with ESMTPSA\r\n"), stored);
    }
  }

  @Test
  void saysWhereMailWasBeforeAndIsBelieved() throws Exception {
    try (var client = Submitter.of(postfix.port(Postfix.MAY));
        var inbox = new Inbox(haven, jane)) {
      client.send("<bob@forwarded.test>", "<" + jane + ">", Letters.one("dots"));
      inbox.await(1);
      postfix.awaitLogged("XFORWARD NAME=");
      postfix.awaitLogged("HELO=client.localhost");
      postfix.awaitLogged("250 2.0.0 Noted for the next message");
    }
  }
}
