package dev.haven.queue.outgoing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haven.dns.Zone;
import dev.haven.smtp.Notify;
import dev.haven.smtp.client.Hop;
import dev.haven.smtp.client.TlsDemand;
import dev.haven.store.MemoryStore;
import dev.haven.store.StoreException;
import dev.haven.testkit.FakeMx;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class SendingTest {
  @Test
  void aMessageReachesItsDomainsServerWithoutWhatIsOurs() throws Exception {
    try (var site = new Site().start()) {
      var mx = site.server("other.test");
      site.send("ann@other.test", "bea@other.test");
      site.awaitEmptyQueue();
      assertEquals(
          List.of(
              new FakeMx.Taken(
                  "jane@haven.test",
                  List.of("ann@other.test", "bea@other.test"),
                  "Received: from laptop\r\nSubject: Lunch\r\n\r\nAt noon?\r\n")),
          mx.taken());
      assertEquals(List.of(), site.inbox("jane@haven.test"));
    }
  }

  @Test
  void peopleHereAndElsewhereGetTheSameMessage() throws Exception {
    try (var site = new Site().start()) {
      var mx = site.server("other.test");
      var third = site.server("third.test");
      site.send("bob@haven.test", "ann@other.test", "cleo@third.test");
      site.awaitEmptyQueue();
      assertEquals(1, site.inbox("bob@haven.test").size());
      assertEquals(List.of("ann@other.test"), mx.taken().getFirst().to());
      assertEquals(List.of("cleo@third.test"), third.taken().getFirst().to());
    }
  }

  @Test
  void whoIsRefusedForNowIsTriedAgainAndNobodyElse() throws Exception {
    try (var site = new Site().start()) {
      var mx = site.server("other.test");
      var asked = new AtomicInteger();
      mx.answering(command ->
          command.startsWith("RCPT TO:<bea") && asked.getAndIncrement() < 2
              ? Optional.of("451 4.7.1 Greylisted")
              : Optional.empty());
      site.send("ann@other.test", "bea@other.test");
      site.awaitEmptyQueue();
      assertEquals(
          List.of(List.of("ann@other.test"), List.of("bea@other.test")),
          mx.taken().stream().map(FakeMx.Taken::to).toList());
      assertEquals(3, asked.get());
    }
  }

  /// From its arrival to the other server's `250`, and after that.
  @Test
  void aMessageCanBeFollowedAfterItHasLeft() throws Exception {
    try (var site = new Site().start()) {
      var mx = site.server("other.test");
      var asked = new AtomicInteger();
      mx.answering(command ->
          command.startsWith("RCPT TO:<bea") && asked.getAndIncrement() < 1
              ? Optional.of("451 4.7.1 Greylisted")
              : Optional.empty());
      var id = site.send("ann@other.test", "bea@other.test");
      site.awaitEmptyQueue();
      Site.await(
          () -> new Operator(site.queue).show(id).filter(h -> h.attempts().size() == 2).isPresent(),
          "both attempts");
      var history = new Operator(site.queue).show(id).orElseThrow();
      assertEquals("jane@haven.test", history.message().from());
      assertEquals(List.of(), history.message().parts());
      assertEquals(
          List.of(
              "ann@other.test delivered 250 2.0.0 Taken",
              "bea@other.test temporary 451 4.7.1 Greylisted",
              "bea@other.test delivered 250 2.0.0 Taken"),
          history.attempts().stream()
              .flatMap(attempt -> attempt.results().stream())
              .map(result -> result.recipient() + " " + result.outcome() + " " + result.reply())
              .toList());
    }
  }

  @Test
  void whoIsRefusedForGoodIsReportedInWordsAndFields() throws Exception {
    try (var site = new Site().start()) {
      site.server("other.test").answering("RCPT TO:<ann", "550 5.1.1 No such \"user\"");
      var id = site.send("ann@other.test", "bea@other.test");
      site.awaitEmptyQueue();
      var inbox = site.inbox("jane@haven.test");
      assertEquals(1, inbox.size());
      var report = inbox.getFirst();
      for (var expected :
          List.of(
              "Return-Path: <>\r\n",
              "Auto-Submitted: auto-replied\r\n",
              "report-type=delivery-status",
              "(" + id + ")",
              "<ann@other.test>\r\n  The message was not delivered, and will not be tried again.",
              "  The other server said: 550 5.1.1 No such \"user\"\r\n",
              "  What to do: Check the spelling",
              "Reporting-MTA: dns; mail.haven.test\r\n",
              "Final-Recipient: rfc822; ann@other.test\r\n",
              "Action: failed\r\n",
              "Status: 5.1.1\r\n",
              "Remote-MTA: dns; mx2.other.test\r\n",
              "Diagnostic-Code: smtp; 550 5.1.1 No such \"user\"\r\n",
              "Content-Type: message/rfc822\r\n\r\nReceived: from laptop\r\nSubject: Lunch\r\n")) {
        assertTrue(report.contains(expected), expected + "\nis not in\n" + report);
      }
      assertFalse(report.contains("bea@"), report);
    }
  }

  @Test
  void nobodyIsToldWhoDidNotWantIt() throws Exception {
    try (var site = new Site().start()) {
      site.server("other.test").answering("RCPT", "550 5.1.1 No");
      var jane = Optional.of(Site.address("jane@haven.test"));
      site.send(jane, Optional.of(Notify.NEVER), "ann@other.test");
      site.send(Optional.empty(), Optional.empty(), "ann@other.test");
      site.awaitEmptyQueue();
      assertEquals(List.of(), site.inbox("jane@haven.test"));
    }
  }

  @Test
  void successIsToldOfWhereTheSenderWantsToHearOfIt() throws Exception {
    try (var site = new Site().start()) {
      site.server("other.test");
      site.server("able.test").offering("DSN");
      var jane = Optional.of(Site.address("jane@haven.test"));
      site.send(
          jane,
          Optional.of(new Notify(true, true, false)),
          "bob@haven.test",
          "ann@other.test",
          "cleo@able.test");
      site.awaitEmptyQueue();
      Site.await(() -> site.inbox("jane@haven.test").size() == 2, "two reports");
      var reports = String.join("", site.inbox("jane@haven.test"));
      assertTrue(
          reports.contains("Final-Recipient: rfc822; ann@other.test\r\nAction: relayed"), reports);
      assertTrue(
          reports.contains("Final-Recipient: rfc822; bob@haven.test\r\nAction: delivered"),
          reports);
      assertFalse(reports.contains("cleo@able.test"), "that server makes its own reports");
    }
  }

  @Test
  void theNextServerIsTriedWhereOneIsClosed() throws Exception {
    try (var site = new Site().start()) {
      var first = site.server("other.test", 10);
      var second = site.server("other.test", 20);
      first.close();
      site.send("ann@other.test");
      site.awaitEmptyQueue();
      assertEquals(1, second.taken().size());
    }
  }

  @Test
  void whatCannotBeRoutedIsReportedAtOnce() throws Exception {
    try (var site = new Site().start()) {
      site.zone = site.zone.mx("null.test", 0, "").mx("loop.test", 5, "mail.haven.test");
      site.send("a@nowhere.test");
      site.send("b@null.test");
      site.send("c@loop.test");
      site.awaitEmptyQueue();
      var reports = String.join("", site.inbox("jane@haven.test"));
      assertTrue(reports.contains("Status: 5.1.2\r\n"), reports);
      assertTrue(reports.contains("Status: 5.1.10\r\n"), reports);
      assertTrue(reports.contains("Status: 5.4.6\r\n"), reports);
    }
  }

  @Test
  void aBrokenDnsIsNoReasonToGiveUp() throws Exception {
    try (var site = new Site().start()) {
      site.zone = site.zone.broken("other.test");
      site.send("ann@other.test");
      Site.await(() -> site.attempts() > 1, "a second attempt");
      assertEquals(1, site.queue.size());
      site.zone = Zone.empty();
      var mx = site.server("other.test");
      site.awaitEmptyQueue();
      assertEquals(1, mx.taken().size());
    }
  }

  @Test
  void addressLiteralsAreTakenAtTheirWord() throws Exception {
    try (var site = new Site().start()) {
      var mx = site.server("other.test");
      site.send("ann@[127.0.0.2]");
      site.awaitEmptyQueue();
      assertEquals(List.of("ann@[127.0.0.2]"), mx.taken().getFirst().to());
    }
  }

  @Test
  void aRouteOfTheOperatorGoesBeforeTheDns() throws Exception {
    try (var site = new Site().start()) {
      var mx = site.server("other.test");
      var relay = site.server("relay.test");
      site.routing =
          site.routing.with(
              List.of(
                  new FixedRoute(
                      FixedRoute.EVERYBODY,
                      "127.0.0.3",
                      relay.address().getPort(),
                      Hop.Protocol.SMTP,
                      false,
                      Optional.empty())));
      site.send("ann@other.test");
      site.awaitEmptyQueue();
      assertEquals(1, relay.taken().size());
      assertEquals(0, mx.taken().size());
    }
  }

  /// The slot for MTA-STS and DANE.
  @Test
  void aPolicyDecidesWhichServersAreUsed() throws Exception {
    try (var site = new Site().start()) {
      var first = site.server("other.test", 10);
      var second = site.server("other.test", 20);
      site.routing =
          site.routing.demanding((_, server, _) ->
              server.host().startsWith("mx2")
                  ? new TransportPolicy.Verdict.Avoid("mx2 is not in the policy")
                  : new TransportPolicy.Verdict.Use(new TlsDemand.None()));
      site.send("ann@other.test");
      site.awaitEmptyQueue();
      assertEquals(0, first.taken().size());
      assertEquals(1, second.taken().size());
    }
  }

  @Test
  void manyMessagesGoOverFewSessions() throws Exception {
    try (var site = new Site()) {
      var mx = site.server("other.test");
      for (int i = 0; i < 200; i++) {
        site.send("ann@other.test");
      }
      site.start();
      site.awaitEmptyQueue();
      assertEquals(200, mx.taken().size());
      assertTrue(mx.connections() <= 20, "connections: " + mx.connections());
    }
  }

  @Test
  void manyDomainsByOneRelayShareItsSessions() throws Exception {
    try (var site = new Site()) {
      var relay = site.server("relay.test");
      var port = relay.address().getPort();
      var route =
          new FixedRoute(
              FixedRoute.EVERYBODY,
              relay.address().getAddress().getHostAddress(),
              port,
              Hop.Protocol.SMTP,
              false,
              Optional.empty());
      site.routing = site.routing.with(List.of(route));
      var all = new ArrayList<String>();
      for (int i = 0; i < 100; i++) {
        all.add("ann@d%02d.test".formatted(i));
        site.send(all.getLast());
      }
      var first = new CountDownLatch(1);
      relay.answering(command -> {
        if (command.startsWith("EHLO")) {
          awaited(first);
        }
        return Optional.empty();
      });
      site.start();
      Site.await(
          () ->
              site.queue
                  .index()
                  .locked(
                      () -> site.queue.index().messages().stream().allMatch(m -> m.jobs[0].active)),
          "all to be on their way");
      first.countDown();
      site.awaitEmptyQueue();
      var taken = relay.taken().stream().map(each -> each.to().getFirst()).sorted().toList();
      assertEquals(all, taken);
      assertTrue(relay.connections() < 50, relay.connections() + " connections");
    }
  }

  @Test
  void aRestartForgetsNothingAndRepeatsNothing() throws Exception {
    try (var site = new Site()) {
      var mx = site.server("other.test");
      mx.answering("RCPT TO:<bea", "451 4.7.1 Later");
      site.start();
      site.send("ann@other.test", "bea@other.test");
      Site.await(() -> mx.taken().size() == 1 && site.attempts() == 1, "the first attempt");
      site.restart();
      mx.answering(_ -> Optional.empty());
      site.start();
      site.awaitEmptyQueue();
      assertEquals(
          List.of(List.of("ann@other.test"), List.of("bea@other.test")),
          mx.taken().stream().map(FakeMx.Taken::to).toList());
      site.restart();
      assertEquals(0, site.queue.size());
    }
  }

  @Test
  void onceTheEndHasBegunWhatIsUnderWayIsFinishedAndNothingElseBegun() throws Exception {
    try (var site = new Site().start()) {
      var atTheEnd = new CountDownLatch(1);
      var goOn = new CountDownLatch(1);
      var busy =
          site.server("busy.test")
              .answering(command -> {
                if (command.equals(".")) {
                  atTheEnd.countDown();
                  awaited(goOn);
                }
                return Optional.empty();
              });
      var idle = site.server("idle.test");
      site.send("ann@busy.test");
      atTheEnd.await();
      site.dispatcher.beginEnd();
      site.send("bea@idle.test");
      goOn.countDown();
      site.dispatcher.close();
      assertEquals(1, busy.taken().size());
      assertEquals(0, idle.connections());
      assertEquals(1, site.queue.size());
    }
  }

  private static void awaited(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void aFullDiskRefusesTheMessageAndSendsNothing() throws Exception {
    try (var site = new Site().start()) {
      var mx = site.server("other.test");
      var store = (MemoryStore) site.store;
      store.failWrites(StoreException.Kind.FULL);
      assertThrows(StoreException.class, () -> site.send("ann@other.test"));
      assertThrows(StoreException.class, () -> site.send("ann@other.test", "bob@haven.test"));
      store.acceptWrites();
      site.send("bea@other.test");
      site.awaitEmptyQueue();
      assertEquals(1, mx.taken().size());
      assertEquals(0, site.inbox("bob@haven.test").size());
    }
  }
}
