package dev.haven.queue.outgoing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haven.directory.Address;
import dev.haven.smtp.BodyType;
import dev.haven.smtp.DeliverBy;
import dev.haven.smtp.Handling;
import dev.haven.smtp.Notify;
import dev.haven.smtp.Recipient;
import dev.haven.smtp.ReturnContent;
import dev.haven.smtp.ValidSince;
import dev.haven.smtp.client.Envelope;
import dev.haven.testkit.FakeMx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What senders ask for beyond what every server does.
@Timeout(120)
class HandlingTest {
  private static DeliverBy in(Site site, DeliverBy.Mode mode, long seconds) {
    return new DeliverBy(mode, site.clock.instant().getEpochSecond() + seconds, false);
  }

  /// RFC 4865 §3: it goes nowhere before its time, also not to people here, and survives a restart.
  @Test
  void whatIsHeldGoesToEverybodyAtItsTimeAndNotBefore() throws Exception {
    try (var site = new Site().start()) {
      var mx = site.server("other.test");
      var release = site.clock.instant().getEpochSecond() + 10 * 86_400;
      site.handling = Handling.ORDINARY.heldUntil(release);
      site.send("ann@other.test", "bob@haven.test");
      site.handling = Handling.ORDINARY;
      site.send("ann@other.test");
      Site.await(() -> mx.taken().size() == 1, "what is not held");
      site.queue.checkpoint();
      site.restart();
      site.start();
      site.ahead.addAndGet(9 * 86_400);
      site.send("ann@other.test");
      Site.await(() -> mx.taken().size() == 2, "what is not held");
      assertEquals(List.of(), site.inbox("bob@haven.test"));
      site.ahead.addAndGet(86_401);
      site.awaitEmptyQueue();
      assertEquals(3, mx.taken().size());
      assertEquals(
          String.join(
              "\r\n",
              "Return-Path: <jane@haven.test>",
              "Received: from laptop",
              "Subject: Lunch",
              "",
              "At noon?",
              ""),
          site.inbox("bob@haven.test").getFirst());
      assertEquals(List.of(), site.inbox("jane@haven.test"));
    }
  }

  /// RFC 3461 §4.1 holds for those as well.
  @Test
  void deliveryOfWhatWasHeldIsToldToWhoWantsToHearOfIt() throws Exception {
    try (var site = new Site().start()) {
      site.handling = Handling.ORDINARY.heldUntil(site.clock.instant().getEpochSecond() + 600);
      site.send(
          Optional.of(Site.address("jane@haven.test")),
          Optional.of(new Notify(true, true, false)),
          "bob@haven.test");
      site.ahead.addAndGet(601);
      site.awaitEmptyQueue();
      assertEquals(1, site.inbox("bob@haven.test").size());
      var report = site.inbox("jane@haven.test").getFirst();
      assertTrue(report.contains("Action: delivered\r\n"), report);
    }
  }

  /// RFC 6710 §5: also after a restart.
  @Test
  void theMostUrgentGoesFirst() throws Exception {
    try (var site = new Site()) {
      for (int priority : new int[] {0, -9, 4, 0, 9}) {
        site.handling = Handling.ORDINARY.priority(priority);
        site.send("ann@other.test");
      }
      site.queue.checkpoint();
      site.restart();
      var index = site.queue.index();
      var work = Objects.requireNonNull(index.next(site.queue::now, 1_000));
      var order = new ArrayList<Byte>();
      for (var job = work.job(); job != null; ) {
        order.add(job.message.priority);
        job = index.locked(() -> work.destination().takeMore(site.queue.now()));
      }
      assertEquals(List.of(9, 4, 0, 0, -9), order.stream().map(Byte::intValue).toList());
    }
  }

  /// RFC 2852 §4.
  @Test
  void whatMustBeThereInTimeComesBackAtItsTime() throws Exception {
    var slow =
        new RetrySchedule(List.of(Duration.ofHours(1)), Duration.ofDays(5), Duration.ofHours(4));
    try (var site = new Site().scheduled(slow).start()) {
      var mx = site.server("other.test").offering("DELIVERBY");
      mx.answering("CONNECT", FakeMx.HANG_UP);
      site.handling = Handling.ORDINARY.by(in(site, DeliverBy.Mode.RETURN, 600));
      site.send("ann@other.test");
      Site.await(() -> mx.connections() > 0, "an attempt");
      Site.await(() -> isResting(site), "its end");
      site.dispatcher.keepDeadlines();
      assertEquals(1, site.queue.size());
      site.ahead.addAndGet(601);
      site.dispatcher.keepDeadlines();
      site.awaitEmptyQueue();
      var report = site.inbox("jane@haven.test").getFirst();
      assertTrue(report.contains("by the time that its sender has set"), report);
      assertTrue(report.contains("Status: 5.4.7\r\n"), report);
      assertTrue(report.contains("\r\nDeliver-By-Date: "), report);
    }
  }

  private static boolean isResting(Site site) {
    var index = site.queue.index();
    return index.locked(() -> index.destinations().stream().allMatch(d -> d.active() == 0));
  }

  @Test
  void whoseSenderWantsToHearOfDelayIsToldAtTheTimeAndStaysUntilItArrives() throws Exception {
    var slow =
        new RetrySchedule(List.of(Duration.ofHours(1)), Duration.ofDays(5), Duration.ofDays(4));
    try (var site = new Site().scheduled(slow).start()) {
      var mx = site.server("other.test").answering("CONNECT", FakeMx.HANG_UP);
      site.handling = Handling.ORDINARY.by(in(site, DeliverBy.Mode.NOTIFY, 600));
      site.send("ann@other.test");
      Site.await(() -> mx.connections() > 0, "an attempt");
      Site.await(() -> isResting(site), "its end");
      site.ahead.addAndGet(601);
      site.dispatcher.keepDeadlines();
      Site.await(() -> site.inbox("jane@haven.test").size() == 1, "the warning");
      assertTrue(site.inbox("jane@haven.test").getFirst().contains("Action: delayed\r\n"));
      mx.answering(_ -> Optional.empty());
      site.ahead.addAndGet(7200);
      site.awaitEmptyQueue();
      assertEquals(1, mx.taken().size());
      assertEquals(1, site.inbox("jane@haven.test").size());
    }
  }

  @Test
  void deadlinesAndPrioritiesArePassedOnToWhoKnowsThem() throws Exception {
    try (var site = new Site().start()) {
      var able =
          site.server("able.test").offering("DELIVERBY 60", "MT-PRIORITY", "NO-SOLICITING", "RRVS");
      site.server("plain.test");
      site.handling =
          Handling.ORDINARY
              .by(
                  new DeliverBy(
                      DeliverBy.Mode.RETURN,
                      in(site, DeliverBy.Mode.RETURN, 7200).deadline(),
                      true))
              .priority(3)
              .soliciting("net.example:ADV");
      site.send("ann@able.test", "bea@plain.test");
      site.awaitEmptyQueue();
      var mail = able.commands().stream().filter(c -> c.startsWith("MAIL")).findFirst();
      assertTrue(
          mail.orElse("")
              .matches(
                  "MAIL FROM:<jane@haven.test> MT-PRIORITY=3 SOLICIT=net.example:ADV"
                      + " BY=7(200|1\\d\\d);RT"),
          mail::toString);
      Site.await(() -> site.inbox("jane@haven.test").size() == 2, "two reports");
      var reports = String.join("", site.inbox("jane@haven.test"));
      assertTrue(
          reports.contains("Final-Recipient: rfc822; ann@able.test\r\nAction: relayed"), reports);
      assertTrue(reports.contains("Status: 5.3.3\r\n"), reports);
      assertTrue(reports.contains("does not know deadlines (DELIVERBY)"), reports);
    }
  }

  /// RFC 8689 §4.2.1, RFC 8689 §5: nothing goes over a way that nobody has proved, and what comes
  /// back has no text in it.
  @Test
  void whatRequiresTlsDoesNotGoWithoutAndComesBackWithoutItsText() throws Exception {
    try (var site = new Site().start()) {
      var mx = site.server("other.test").offering("REQUIRETLS");
      site.handling = Handling.ORDINARY.requiringTls();
      site.send("ann@other.test");
      site.awaitEmptyQueue();
      assertEquals(0, mx.taken().size());
      var report = site.inbox("jane@haven.test").getFirst();
      assertTrue(report.contains("Status: 5.7.30\r\n"), report);
      assertTrue(!report.contains("At noon?"), report);
    }
  }

  @Test
  void eachRecipientSeesAReturnPathOfItsOwnAndReportsComeBackToIt() throws Exception {
    try (var site = new Site().start()) {
      var mx = site.server("other.test").answering("RCPT TO:<eve", "550 5.1.1 No");
      site.handling = Handling.ORDINARY.verp("+=");
      site.send("ann@other.test", "bea@other.test", "eve@other.test");
      site.awaitEmptyQueue();
      assertEquals(
          List.of("jane+ann=other.test@haven.test", "jane+bea=other.test@haven.test"),
          mx.taken().stream().map(FakeMx.Taken::from).sorted().toList());
      var report = site.inbox("jane@haven.test").getFirst();
      assertTrue(report.contains("To: <jane+eve=other.test@haven.test>\r\n"), report);
    }
  }

  /// RFC 7293 §3.1.
  @Test
  void whoseOwnerCannotBeAskedForIsRefusedAndNobodyElse() throws Exception {
    try (var site = new Site().start()) {
      var mx = site.server("other.test");
      var strict = new ValidSince(1_396_566_060, false);
      site.sendTo(
          List.of(
              Recipient.of(Site.address("ann@other.test")),
              new Recipient(Site.address("bea@other.test"), Optional.empty(), "", strict)));
      site.awaitEmptyQueue();
      assertEquals(List.of("ann@other.test"), mx.taken().getFirst().to());
      var report = site.inbox("jane@haven.test").getFirst();
      assertTrue(report.contains("Status: 5.7.19\r\n"), report);
      mx.offering("RRVS");
      site.sendTo(
          List.of(new Recipient(Site.address("bea@other.test"), Optional.empty(), "", strict)));
      site.awaitEmptyQueue();
      assertTrue(
          mx.commands().contains("RCPT TO:<bea@other.test> RRVS=2014-04-03T23:01:00Z;R"),
          mx.commands()::toString);
    }
  }

  @Test
  void allOfItIsReadBack() {
    var handling =
        new Handling(
            1_900_000_000,
            new DeliverBy(DeliverBy.Mode.NOTIFY, 1_900_000_100, true),
            -7,
            true,
            "net.example:ADV",
            "+=");
    var envelope =
        new Envelope(
            Optional.of(new Address("jane", "haven.test")),
            BodyType.SEVEN_BIT,
            false,
            ReturnContent.UNSPECIFIED,
            "",
            handling);
    var recipient =
        new Recipient(
            Site.address("ann@other.test"), Optional.empty(), "", new ValidSince(1_000, true));
    var letter = new Letter(1, envelope, List.of(recipient), 0, 1_800_000_000, "");
    assertEquals(letter, LetterFormat.letter(LetterFormat.card(letter)));
  }
}
