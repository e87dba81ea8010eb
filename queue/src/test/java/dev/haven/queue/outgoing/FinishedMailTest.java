package dev.haven.queue.outgoing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haven.queue.format.StoredAttempt;
import dev.haven.queue.format.StoredResult;
import dev.haven.smtp.BodyType;
import dev.haven.smtp.Handling;
import dev.haven.smtp.Recipient;
import dev.haven.smtp.ReturnContent;
import dev.haven.smtp.client.Envelope;
import dev.haven.store.MemoryStore;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// A message can be followed to its end after it has left the queue, and after a restart.
@Timeout(120)
class FinishedMailTest {
  private final MemoryStore store = new MemoryStore();
  private long now = 1_800_000_000;

  private FinishedMail open(int messages) {
    var bounds = new Remembering(messages, Duration.ofDays(7));
    return FinishedMail.open(store, bounds, () -> Instant.ofEpochSecond(now));
  }

  private static Letter letter(long id) {
    var envelope =
        new Envelope(
            Optional.of(Site.address("jane@haven.test")),
            BodyType.SEVEN_BIT,
            false,
            ReturnContent.UNSPECIFIED,
            "",
            Handling.ORDINARY);
    var to = List.of(Recipient.of(Site.address("ann@other.test")));
    return new Letter(id, envelope, to, 0, 1_800_000_000, "");
  }

  private List<StoredAttempt> attempts(String... transcript) {
    return List.of(
        StoredAttempt.newBuilder()
            .setTimeSeconds(now)
            .addResults(StoredResult.newBuilder().setKind(StoredResult.Kind.DELIVERED))
            .addAllTranscript(List.of(transcript))
            .build());
  }

  @Test
  void theLastMessagesAreKept() {
    var mail = open(3);
    for (int id = 1; id <= 5; id++) {
      mail.add(letter(id), attempts("a"));
      mail.settle();
    }
    for (var each : List.of(mail, open(3))) {
      assertEquals(Optional.empty(), each.find(2));
      var found = each.find(3).orElseThrow();
      assertEquals(letter(3), found.letter());
      assertEquals(attempts("a"), found.attempts());
      assertTrue(each.find(5).isPresent());
    }
    assertTrue(open(0).find(5).isEmpty());
  }

  @Test
  void theyAreKeptForAWhile() {
    var mail = open(10);
    mail.add(letter(1), attempts());
    mail.settle();
    now += 8 * 86_400;
    assertEquals(Optional.empty(), open(10).find(1));
    mail.add(letter(2), attempts());
    assertEquals(Optional.empty(), mail.find(1));
    assertTrue(mail.find(2).isPresent());
  }

  @Test
  void longConversationsAreNotKept() {
    var mail = open(10);
    mail.add(
        letter(1),
        attempts(Collections.nCopies(1_000, "a long line of it").toArray(new String[0])));
    assertEquals(List.of(), mail.find(1).orElseThrow().attempts().getFirst().getTranscriptList());
  }

  @Test
  void theLogStaysShort() {
    var mail = open(100);
    for (int id = 1; id <= 2_500; id++) {
      mail.add(letter(id), attempts());
      if (id % 50 == 0) {
        mail.settle();
      }
    }
    var slice = store.read(FinishedMail.LOG, 0);
    assertTrue(slice.checkpoint().isPresent());
    assertTrue(slice.entries().size() < 50);
    assertTrue(open(100).find(2_401).isPresent());
    assertFalse(open(100).find(2_400).isPresent());
  }

  /// What was tried before the restart is of its history as well.
  @Test
  void anOperatorSeesAMessageThatHasLeftTheQueueBeforeTheRestart() throws Exception {
    try (var site = new Site()) {
      var mx = site.server("other.test").answering("RCPT", "450 4.2.0 Later");
      site.start();
      var id = site.send("ann@other.test");
      Site.await(() -> site.attempts() > 0, "an attempt");
      site.dispatcher.close();
      site.queue.checkpoint();
      site.restart();
      mx.answering(_ -> Optional.empty());
      site.start();
      site.ahead.addAndGet(60);
      site.awaitEmptyQueue();
      Site.await(() -> site.queue.finished().find(number(id)).isPresent(), "its history");
      var before = new Operator(site.queue).show(id).orElseThrow();
      site.queue.finished().settle();
      site.restart();
      var after = new Operator(site.queue).show(id).orElseThrow();
      assertEquals(before, after);
      assertTrue(after.attempts().size() > 1, after::toString);
      assertEquals("temporary", after.attempts().getFirst().results().getFirst().outcome());
      assertEquals("delivered", after.attempts().getLast().results().getFirst().outcome());
    }
  }

  /// Its end comes with the report, not with the attempt.
  @Test
  void whatCameBackCanBeFollowedToo() throws Exception {
    try (var site = new Site().start()) {
      site.server("other.test").answering("RCPT", "550 5.1.1 Nobody");
      var id = site.send("ann@other.test");
      site.awaitEmptyQueue();
      Site.await(() -> site.queue.finished().find(number(id)).isPresent(), "its history");
      site.queue.finished().settle();
      site.restart();
      var history = new Operator(site.queue).show(id).orElseThrow();
      assertEquals(1, history.attempts().size());
      assertEquals("permanent", history.attempts().getFirst().results().getFirst().outcome());
    }
  }

  private static long number(String id) {
    return MessageId.parse(id).orElseThrow();
  }
}
