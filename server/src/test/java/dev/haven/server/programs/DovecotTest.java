package dev.haven.server.programs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The queue feeds Dovecot by LMTP.
@Timeout(120)
class DovecotTest {
  private static final String ANN = "ann@box.test";
  private static final String BEA = "bea@box.test";
  private static final String CAT = "cat@store.test";
  private static final String FULL = "full@box.test";

  @TempDir static Path folder;
  @AutoClose static Dovecot dovecot;
  @AutoClose static Haven haven;

  private String jane;

  @BeforeAll
  static void start() throws Exception {
    dovecot =
        Dovecot.start(
            folder,
            Map.of(
                ANN, "*:bytes=100M",
                BEA, "*:bytes=100M",
                CAT, "*:bytes=100M",
                FULL, "*:bytes=1000"));
    haven =
        Haven.sending(
            List.of(
                "box.test = lmtp://127.0.0.1:" + dovecot.lmtp(),
                "store.test = unix:" + dovecot.socket()));
  }

  @BeforeEach
  void account() throws Exception {
    jane = haven.account();
  }

  @Test
  void everyLetterIsKeptAsItIs() throws Exception {
    try (var submitter = Submitter.of(haven, jane);
        var inbox = dovecot.inbox(ANN)) {
      int count = 0;
      for (var letter : Letters.few()) {
        submitter.send("<" + jane + "> BODY=8BITMIME", "<" + ANN + ">", letter);
        var kept = inbox.await(++count);
        assertTrue(kept.startsWith("Return-Path: <" + jane + ">\r\n"), kept);
        Letters.assertSame(
            "the message", letter, kept.substring(Math.max(0, kept.length() - letter.length())));
      }
    }
  }

  @Test
  void theUnixSocketServesAsThePortDoes() throws Exception {
    try (var submitter = Submitter.of(haven, jane);
        var reports = new Inbox(haven, jane);
        var inbox = dovecot.inbox(CAT)) {
      var letter = Letters.one("multipart");
      submitter.send("<" + jane + ">", List.of(CAT, "nobody@store.test"), letter);
      var kept = inbox.await(1);
      assertTrue(kept.endsWith(letter), kept);
      var report = reports.await(1);
      assertTrue(report.contains("Final-Recipient: rfc822; nobody@store.test\r\n"), report);
      assertTrue(report.contains("Diagnostic-Code: smtp; 550 5.1.1 "), report);
    }
  }

  /// RFC 2033 §4.2: an answer for each recipient, before the content and after it.
  @Test
  void eachRecipientHasAnAnswerOfItsOwn() throws Exception {
    try (var submitter = Submitter.of(haven, jane);
        var reports = new Inbox(haven, jane);
        var inbox = dovecot.inbox(BEA)) {
      var letter = Letters.one("attachments");
      submitter.send("<" + jane + ">", List.of(BEA, FULL, "nobody@box.test"), letter);
      var kept = inbox.await(1);
      assertEquals(kept.length() - letter.length(), kept.lastIndexOf(letter));
      var report = reports.await(1);
      assertTrue(report.contains("Final-Recipient: rfc822; nobody@box.test\r\n"), report);
      assertTrue(report.contains("Diagnostic-Code: smtp; 550 5.1.1 "), report);
      assertTrue(report.contains("Final-Recipient: rfc822; full@box.test\r\n"), report);
      assertTrue(report.contains("Diagnostic-Code: smtp; 552 5.2.2 "), report);
      assertFalse(report.contains("Final-Recipient: rfc822; " + BEA), report);
    }
  }
}
