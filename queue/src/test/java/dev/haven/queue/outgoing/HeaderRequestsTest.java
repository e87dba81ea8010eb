package dev.haven.queue.outgoing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haven.smtp.DeliverBy;
import dev.haven.smtp.Handling;
import dev.haven.smtp.HeaderRequests;
import dev.haven.smtp.Notify;
import dev.haven.smtp.Recipient;
import dev.haven.smtp.Refused;
import dev.haven.smtp.ValidSince;
import dev.haven.smtp.client.PublicTrust;
import dev.haven.smtp.client.TlsDemand;
import dev.haven.testkit.FakeMx;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What senders ask for in the header, and what is written there for who knows no parameter.
@Timeout(120)
class HeaderRequestsTest {
  private static final long JUNE_2013 = 1_370_103_781;

  private static HeaderRequests owner(String address, boolean taken) {
    var since = Map.of(Site.address(address), JUNE_2013);
    return new HeaderRequests(false, 0, "", since, taken);
  }

  private static String mail(FakeMx mx) {
    return mx.commands().stream().filter(c -> c.startsWith("MAIL")).findFirst().orElse("");
  }

  /// RFC 6758 §3.2, RFC 6758 §3.3.
  @Test
  void aPriorityOfTheHeaderIsPassedOnAsAParameterOrInTheHeader() throws Exception {
    try (var site = new Site().start()) {
      var able = site.server("able.test").offering("MT-PRIORITY");
      var plain = site.server("plain.test");
      site.requests = new HeaderRequests(false, 3, "", Map.of(), true);
      site.send("ann@able.test", "bea@plain.test");
      site.awaitEmptyQueue();
      assertEquals("MAIL FROM:<jane@haven.test> MT-PRIORITY=3", mail(able));
      assertFalse(able.taken().getFirst().content().contains("MT-Priority"));
      assertEquals("MAIL FROM:<jane@haven.test>", mail(plain).replaceAll(" BODY=.*", ""));
      assertEquals(
          "MT-Priority: 3\r\nReceived: from laptop\r\n" + site.letter,
          plain.taken().getFirst().content());
    }
  }

  /// What MAIL says counts for more.
  @Test
  void aParameterCountsForMoreThanTheHeader() {
    var said = Handling.ORDINARY.priority(2).soliciting("a.example:A").requiringTls();
    var asked = new HeaderRequests(true, 5, "b.example:B", Map.of(), true);
    assertEquals(said, asked.applied(said));
    assertEquals(
        Handling.ORDINARY.priority(5).soliciting("b.example:B").withTlsOptional(),
        asked.applied(Handling.ORDINARY));
  }

  /// RFC 7293 §3.2: nobody else learns of the question.
  @Test
  void aQuestionForTheOwnerIsPassedOnAsAParameterOrInTheHeaderForThatRecipientAlone()
      throws Exception {
    try (var site = new Site().start()) {
      var able = site.server("able.test").offering("RRVS");
      var plain = site.server("plain.test");
      var since =
          Map.of(
              Site.address("ann@able.test"), JUNE_2013, Site.address("bea@plain.test"), JUNE_2013);
      site.requests = new HeaderRequests(false, 0, "", since, true);
      site.send("ann@able.test", "bea@plain.test", "cleo@plain.test");
      site.awaitEmptyQueue();
      assertTrue(
          able.commands().contains("RCPT TO:<ann@able.test> RRVS=2013-06-01T16:23:01Z;C"),
          able.commands()::toString);
      assertEquals(2, plain.taken().size());
      for (var taken : plain.taken()) {
        boolean asked = taken.to().equals(List.of("bea@plain.test"));
        assertEquals(
            asked
                ? "Require-Recipient-Valid-Since: bea@plain.test; Sat, 1 Jun 2013 16:23:01 +0000\r\n"
                : "",
            taken
                .content()
                .substring(0, taken.content().indexOf("Received:"))
                .replace("\r\n ", " "));
      }
    }
  }

  /// RFC 7293 §3.1: so does the parameter, if it may be passed on without.
  @Test
  void aParameterIsWrittenIntoTheHeaderForWhoDoesNotKnowIt() throws Exception {
    try (var site = new Site().start()) {
      var plain = site.server("plain.test");
      var asked = new ValidSince(JUNE_2013, true);
      site.sendTo(
          List.of(
              new Recipient(Site.address("bea@plain.test"), Optional.empty(), "", asked),
              Recipient.of(Site.address("cleo@plain.test"))));
      site.awaitEmptyQueue();
      assertEquals(2, plain.taken().size());
      assertEquals(
          1,
          plain.taken().stream()
              .filter(taken -> taken.content().startsWith("Require-Recipient-Valid-Since: bea@"))
              .count());
    }
  }

  /// RFC 7293 §5.2.
  @Test
  void mailForAnAddressThatWasSomebodyElsesIsRefused() throws Exception {
    try (var site = new Site()) {
      for (boolean taken : new boolean[] {true, false}) {
        site.requests = owner("bob@haven.test", taken);
        var refused = assertThrows(Refused.class, () -> site.send("bob@haven.test"));
        assertEquals("5.7.17", refused.reply().enhanced());
      }
      site.requests = owner("jane@haven.test", true);
      site.send("bob@haven.test");
      var now = Map.of(Site.address("bob@haven.test"), Instant.now().getEpochSecond() + 1);
      site.requests = new HeaderRequests(false, 0, "", now, true);
      site.send("bob@haven.test");
      assertEquals(2, site.inbox("bob@haven.test").size());
    }
  }

  /// RFC 7293 §7: of several recipients only those are refused whose address was somebody else's,
  /// and the sender hears of it.
  @Test
  void ofSeveralRecipientsOnlyTheOneWhoChangedIsRefused() throws Exception {
    try (var site = new Site().start()) {
      var mx = site.server("other.test");
      site.requests = owner("Bob@haven.test", true);
      site.send("jane@haven.test", "bob@haven.test", "ann@other.test");
      site.awaitEmptyQueue();
      assertEquals(List.of(), site.inbox("bob@haven.test"));
      assertEquals(List.of("ann@other.test"), mx.taken().getFirst().to());
      assertFalse(mx.taken().getFirst().content().contains("Valid-Since"));
      var jane = site.inbox("jane@haven.test");
      assertEquals(2, jane.size());
      assertTrue(jane.getFirst().endsWith(site.letter));
      assertReported(jane.getLast(), "bob@haven.test");
    }
  }

  private static void assertReported(String report, String who) {
    assertTrue(report.contains("\r\nFinal-Recipient: rfc822; " + who + "\r\n"), report);
    assertTrue(report.contains("\r\nAction: failed\r\nStatus: 5.7.17\r\n"), report);
    assertTrue(report.contains("\r\nDiagnostic-Code: smtp; 550 5.7.17 "), report);
    assertFalse(report.contains("Remote-MTA"), report);
    assertTrue(report.contains("This server said: 550 5.7.17"), report);
    assertTrue(report.contains("Somebody else has the address now"), report);
  }

  /// Their sender may be forged, and their header decides that there is a report.
  @Test
  void whatStrangersWroteComesBackWithoutItsContent() throws Exception {
    try (var site = new Site().start()) {
      site.requests = owner("bob@haven.test", false);
      for (boolean stranger : new boolean[] {false, true}) {
        site.stranger = stranger;
        site.send("jane@haven.test", "bob@haven.test");
        site.awaitEmptyQueue();
        var report = site.inbox("jane@haven.test").getLast();
        assertReported(report, "bob@haven.test");
        assertTrue(report.contains("Subject: Lunch"), report);
        assertEquals(!stranger, report.contains("At noon?"), report);
      }
      assertEquals(List.of(), site.inbox("bob@haven.test"));
    }
  }

  /// Nobody else is there, so nobody need hear of it but the one who sends.
  @Test
  void whereAllRecipientsChangedTheMessageIsRefused() throws Exception {
    try (var site = new Site()) {
      var both =
          Map.of(Site.address("bob@haven.test"), JUNE_2013, Site.address("jane@haven.test"), 7L);
      site.requests = new HeaderRequests(false, 0, "", both, true);
      var refused =
          assertThrows(Refused.class, () -> site.send("bob@haven.test", "jane@haven.test"));
      assertEquals("5.7.17", refused.reply().enhanced());
      assertEquals(0, site.queue.size());
    }
  }

  /// RFC 5321 §4.5.5: a report that nobody gets would be a loss.
  @Test
  void whereNobodyCouldBeToldTheMessageIsRefused() throws Exception {
    try (var site = new Site()) {
      site.requests = owner("bob@haven.test", true);
      var refused =
          assertThrows(
              Refused.class,
              () ->
                  site.send(
                      Optional.empty(), Optional.empty(), "bob@haven.test", "jane@haven.test"));
      assertEquals("5.7.17", refused.reply().enhanced());
      assertEquals(List.of(), site.inbox("jane@haven.test"));
      assertEquals(0, site.queue.size());
    }
  }

  @Test
  void whoeverWantsNoReportOfARecipientGetsNone() throws Exception {
    try (var site = new Site().start()) {
      site.requests = owner("bob@haven.test", true);
      site.send(
          Optional.of(Site.address("jane@haven.test")),
          Optional.of(Notify.NEVER),
          "bob@haven.test",
          "jane@haven.test");
      site.awaitEmptyQueue();
      assertEquals(1, site.inbox("jane@haven.test").size());
      assertEquals(List.of(), site.inbox("bob@haven.test"));
    }
  }

  /// The field asks about an address; whoever is reached by another one gets the message by that.
  @Test
  void anAccountThatAnotherRecipientReachesGetsTheMessage() throws Exception {
    try (var site = new Site().start()) {
      var everybody = List.of(Site.address("jane@haven.test"), Site.address("bob@haven.test"));
      site.directory.administration().addAlias(Site.address("all@haven.test"), everybody);
      site.requests = owner("bob@haven.test", true);
      site.send("bob@haven.test", "all@haven.test");
      site.awaitEmptyQueue();
      assertEquals(1, site.inbox("bob@haven.test").size());
      assertReported(site.inbox("jane@haven.test").getLast(), "bob@haven.test");
    }
  }

  /// RFC 7293 §5.2.
  @Test
  void whatRcptAsksOfAnOwnerCountsForMore() throws Exception {
    try (var site = new Site()) {
      site.requests = owner("bob@haven.test", true);
      var now = new ValidSince(Instant.now().getEpochSecond() + 1, false);
      site.sendTo(
          List.of(new Recipient(Site.address("bob@haven.test"), Optional.empty(), "", now)));
      assertEquals(1, site.inbox("bob@haven.test").size());
    }
  }

  /// Nothing that was taken is lost: not the message of the others, not the report.
  @Test
  void theReportOfARefusedRecipientOutlastsACrash() throws Exception {
    try (var site = new Site()) {
      site.requests = owner("bob@haven.test", true);
      site.send("bob@haven.test", "jane@haven.test");
      assertEquals(1, site.inbox("jane@haven.test").size());
      site.restart();
      site.ahead.addAndGet(61);
      site.start();
      site.awaitEmptyQueue();
      assertEquals(2, site.inbox("jane@haven.test").size());
      assertReported(site.inbox("jane@haven.test").getLast(), "bob@haven.test");
      assertEquals(List.of(), site.inbox("bob@haven.test"));
    }
  }

  /// RFC 8689 §4.2.2: what the sender does not mind to be read need not wait for a good
  /// certificate.
  @Test
  void whatNeedsNoTlsGoesPastADomainsPolicyAndNothingElseDoes() throws Exception {
    try (var site = new Site().start()) {
      var mx = site.server("other.test");
      var verified = new TlsDemand.Verified(PublicTrust.standard());
      site.routing = site.routing.demanding((_, _, _) -> new TransportPolicy.Verdict.Use(verified));
      site.send("ann@other.test");
      Site.await(() -> site.attempts() > 0, "an attempt");
      assertEquals(0, mx.taken().size());
      site.requests = new HeaderRequests(true, 0, "", Map.of(), true);
      site.queue.checkpoint();
      site.send("bea@other.test");
      Site.await(() -> mx.taken().size() == 1, "the one that may");
      assertEquals(List.of("bea@other.test"), mx.taken().getFirst().to());
      Site.await(() -> site.queue.size() == 1, "its end");
      site.ahead.addAndGet(60);
      Site.await(() -> site.attempts() > 1, "another attempt");
      assertEquals(1, mx.taken().size());
    }
  }

  /// RFC 4865.
  @Test
  void aReportSaysForHowLongTheMessageWasHeld() throws Exception {
    try (var site = new Site().start()) {
      site.server("other.test").answering("RCPT", "550 5.1.1 Nobody");
      long release = site.clock.instant().getEpochSecond() + 600;
      site.handling = Handling.ORDINARY.heldUntil(release, 600);
      site.send("ann@other.test");
      site.handling = Handling.ORDINARY.heldUntil(release);
      site.send("ann@other.test");
      site.ahead.addAndGet(601);
      site.awaitEmptyQueue();
      var reports = String.join("", site.inbox("jane@haven.test"));
      assertTrue(reports.contains("\r\nFuture-Release-Request: for;600\r\n"), reports);
      assertTrue(
          reports.contains("\r\nFuture-Release-Request: until;" + Instant.ofEpochSecond(release)),
          reports);
    }
  }

  /// RFC 2852 §4: beyond a server that does not look at the clock nobody reports a delay.
  @Test
  void whoWaitsForNewsHearsThatAServerKnowsNoDeadlines() throws Exception {
    try (var site = new Site().start()) {
      var able = site.server("able.test").offering("DELIVERBY", "DSN");
      site.server("plain.test").offering("DSN");
      long deadline = site.clock.instant().getEpochSecond() + 7200;
      site.handling = Handling.ORDINARY.by(new DeliverBy(DeliverBy.Mode.NOTIFY, deadline, false));
      site.send("ann@able.test", "bea@plain.test");
      var jane = Optional.of(Site.address("jane@haven.test"));
      site.send(jane, Optional.of(Notify.NEVER), "dora@plain.test");
      site.awaitEmptyQueue();
      assertTrue(mail(able).contains(";N"), mail(able));
      var reports = site.inbox("jane@haven.test");
      assertEquals(1, reports.size());
      var report = reports.getFirst();
      assertTrue(
          report.contains("Final-Recipient: rfc822; bea@plain.test\r\nAction: relayed"), report);
      assertFalse(report.contains("ann@able.test>"), report);
    }
  }

  /// RFC 5322 §2.1.1.
  @Test
  void linesThatAreTooLongAreEncodedWhateverTheServerTakes() throws Exception {
    try (var site = new Site().start()) {
      var mx = site.server("other.test").offering("PIPELINING", "8BITMIME", "CHUNKING");
      var line = "long ".repeat(400);
      site.letter = "Subject: Long\r\n\r\n" + line + "\r\n";
      site.send("ann@other.test", "bob@haven.test");
      site.awaitEmptyQueue();
      var content = mx.taken().getFirst().content();
      assertTrue(content.contains("Content-Transfer-Encoding: quoted-printable\r\n"), content);
      assertTrue(content.lines().allMatch(each -> each.length() <= 76), content);
      assertTrue(content.replace("=\r\n", "").contains(line.stripTrailing() + "=20\r\n"), content);
      assertTrue(site.inbox("bob@haven.test").getFirst().contains(line));
    }
  }

  /// What may not be converted goes as it is: nearly all servers take it.
  @Test
  void longLinesWithinWhatIsSignedStay() throws Exception {
    try (var site = new Site().start()) {
      var mx = site.server("other.test");
      var line = "x".repeat(2_000);
      site.letter =
          String.join(
              "\r\n",
              "Content-Type: multipart/signed; boundary=b; protocol=x/y",
              "",
              "--b",
              "",
              line,
              "--b",
              "Content-Type: x/y",
              "",
              "signature",
              "--b--",
              "");
      site.send("ann@other.test");
      site.awaitEmptyQueue();
      assertTrue(mx.taken().getFirst().content().contains("\r\n" + line + "\r\n"));
    }
  }
}
