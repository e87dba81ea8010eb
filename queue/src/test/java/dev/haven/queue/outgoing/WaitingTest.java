package dev.haven.queue.outgoing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haven.testkit.FakeMx;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What becomes of those who wait for a destination that does not answer.
@Timeout(120)
class WaitingTest {
  @Test
  void aBlackHoleDelaysNobodyElse() throws Exception {
    try (var site = new Site().patient(Duration.ofSeconds(30))) {
      site.server("hole.test").answering("CONNECT", FakeMx.STALL);
      var mx = site.server("other.test");
      for (int i = 0; i < 10_000; i++) {
        site.send("ann@hole.test");
      }
      site.start();
      site.send("bea@other.test");
      Site.await(() -> mx.taken().size() == 1, "mail to another domain");
      Site.await(() -> site.queue.size() == 10_000, "only those for the black hole");
    }
  }

  @Test
  void aLostSessionIsOneFailureHoweverManyRecipientsItHad() throws Exception {
    var slow =
        new RetrySchedule(List.of(Duration.ofHours(1)), Duration.ofDays(5), Duration.ofHours(4));
    try (var site = new Site().scheduled(slow).start()) {
      site.server("other.test").answering("DATA", FakeMx.HANG_UP);
      site.send("a@other.test", "b@other.test", "c@other.test", "d@other.test", "e@other.test");
      var index = site.queue.index();
      Site.await(
          () -> index.locked(() -> index.destinations().stream().anyMatch(d -> d.failures() > 0)),
          "a failure");
      Site.await(
          () -> index.locked(() -> index.destinations().stream().allMatch(d -> d.active() == 0)),
          "the end of the session");
      assertEquals(1, index.locked(() -> index.destinations().iterator().next().failures()));
    }
  }

  /// Whoever waits for a destination is sent at once when it is seen to work, whatever his own
  /// time.
  @Test
  void aDestinationThatWorksAgainWakesThoseWhoWait() throws Exception {
    var schedule =
        new RetrySchedule(
            List.of(Duration.ofSeconds(1), Duration.ofHours(1)),
            Duration.ofDays(5),
            Duration.ofHours(4));
    try (var site = new Site().scheduled(schedule).start()) {
      var mx = site.server("other.test");
      mx.answering("CONNECT", FakeMx.HANG_UP);
      for (int i = 0; i < 20; i++) {
        site.send("ann@other.test");
      }
      Site.await(() -> site.failures() >= 2, "two failures");
      mx.answering(_ -> Optional.empty());
      site.ahead.addAndGet(2 * 3600);
      site.awaitEmptyQueue();
      assertEquals(20, mx.taken().size());
    }
  }

  @Test
  void aSenderIsToldOfADelayOnceAndOfTheEnd() throws Exception {
    try (var site = new Site().start()) {
      site.server("other.test").answering("MAIL", "451 4.3.2 Later");
      site.send("ann@other.test");
      Site.await(() -> site.attempts() >= 1, "an attempt");
      assertEquals(List.of(), site.inbox("jane@haven.test"));
      site.ahead.addAndGet(5 * 3600);
      Site.await(() -> site.inbox("jane@haven.test").size() == 1, "the warning");
      assertTrue(site.inbox("jane@haven.test").getFirst().contains("Action: delayed\r\n"));
      site.ahead.addAndGet(5 * 24 * 3600);
      site.awaitEmptyQueue();
      assertEquals(2, site.inbox("jane@haven.test").size());
      assertTrue(site.inbox("jane@haven.test").getLast().contains("Action: failed\r\n"));
    }
  }

  /// Nothing was tried for those who wait behind the one that tries; they are told all the same.
  @Test
  void thoseWhoWaitForASilentDestinationAreGivenUpInTimeToo() throws Exception {
    try (var site = new Site().start()) {
      site.server("other.test").answering("CONNECT", FakeMx.HANG_UP);
      for (int i = 0; i < 5; i++) {
        site.send("ann@other.test");
      }
      Site.await(() -> site.attempts() >= 1, "an attempt");
      site.ahead.addAndGet(6 * 24 * 3600);
      site.awaitEmptyQueue();
      assertEquals(5, site.inbox("jane@haven.test").size());
    }
  }
}
