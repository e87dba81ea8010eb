package dev.haven.queue.outgoing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haven.smtp.client.Outcome;
import dev.haven.testkit.FakeMx;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The way of a message up to RCPT.
@Timeout(120)
class RehearsalTest {
  private static List<String> seen(List<Walked> walked) {
    return walked.stream().map(Walked::seen).toList();
  }

  @Test
  void theServersAreTriedInTheOrderOfTheQueueAndNoneIsSentAnything() throws Exception {
    try (var site = new Site()) {
      site.server("other.test", 10).answering("CONNECT", FakeMx.HANG_UP);
      var second = site.server("other.test", 20);
      var walked = site.rehearsal().of(Optional.empty(), Site.address("ann@other.test"));
      assertEquals(4, walked.size(), seen(walked)::toString);
      assertTrue(walked.get(0).seen().contains("mx2.other.test"), walked.get(0).seen());
      assertInstanceOf(Outcome.Lost.class, walked.get(1).trouble().orElseThrow());
      assertTrue(walked.get(2).trouble().isEmpty());
      assertEquals("would be taken", walked.get(3).seen());
      assertEquals(List.of(), second.taken());
      assertFalse(second.commands().contains("DATA"));
      assertTrue(second.commands().contains("RSET"));
    }
  }

  @Test
  void aMessageOfTheQueueIsWalkedForThoseWhoHaveNotGotIt() throws Exception {
    try (var site = new Site()) {
      var mx = site.server("other.test");
      mx.offering("SIZE 30000000", "DSN");
      var id = site.send("ann@other.test", "bea@other.test", "cat@nowhere.test");
      mx.answering("RCPT TO:<bea", "550 5.1.1 Nobody");
      var walked = site.rehearsal().of(id);
      var words = seen(walked);
      assertTrue(words.contains("would be taken"), words::toString);
      assertTrue(words.contains("mx2.other.test refused bea@other.test"), words::toString);
      assertTrue(words.contains("There is no domain nowhere.test"), words::toString);
      assertTrue(
          mx.commands().stream()
              .anyMatch(line -> line.startsWith("MAIL FROM:<jane@haven.test> SIZE=")),
          mx.commands()::toString);
      assertEquals(List.of("other.test", "nowhere.test"), site.rehearsal().destinations(id));
      assertEquals(1, site.queue.size());
      assertEquals(0, site.attempts());
      assertEquals(List.of(), site.rehearsal().of("3j834ndtxhrjn"));
    }
  }

  @Test
  void aPauseIsSeen() throws Exception {
    try (var site = new Site()) {
      assertFalse(site.rehearsal().isPaused("other.test"));
      new Operator(site.queue).pause("other.test");
      assertTrue(site.rehearsal().isPaused("other.test"));
      new Operator(site.queue).resume("other.test");
      new Operator(site.queue).pause("all");
      assertTrue(site.rehearsal().isPaused("other.test"));
    }
  }
}
