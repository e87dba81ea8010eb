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
