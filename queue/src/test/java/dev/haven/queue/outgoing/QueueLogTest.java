package dev.haven.queue.outgoing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.ByteString;
import dev.haven.directory.Address;
import dev.haven.queue.format.Attempted;
import dev.haven.queue.format.QueueCheckpoint;
import dev.haven.queue.format.StoredBucket;
import dev.haven.smtp.BodyType;
import dev.haven.smtp.Handling;
import dev.haven.smtp.Recipient;
import dev.haven.smtp.ReturnContent;
import dev.haven.smtp.client.Envelope;
import dev.haven.smtp.client.Outcome;
import dev.haven.smtp.client.ServerReply;
import dev.haven.smtp.client.Stage;
import dev.haven.smtp.client.Trouble;
import dev.haven.store.Checkpoint;
import dev.haven.store.LogId;
import dev.haven.store.MemoryStore;
import dev.haven.store.Page;
import dev.haven.store.Store;
import dev.haven.store.StoreException;
import dev.haven.store.StoreOptions;
import dev.haven.testkit.RandomInput;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// What the logs give back is what was there, whatever happened and wherever a checkpoint fell.
class QueueLogTest {
  private static final QueueOptions OPTIONS =
      new QueueOptions(
          "test",
          RetrySchedule.STANDARD,
          Map.of(),
          10,
          10,
          () -> Instant.ofEpochSecond(1_800_000_000));

  private final AtomicLong ids = new AtomicLong(1_000);

  private Letter letter(int recipients, Random random) {
    var to = new ArrayList<Recipient>();
    for (int i = 0; i < recipients; i++) {
      to.add(Recipient.of(new Address("r" + i, "d" + random.nextInt(3) + ".test")));
    }
    var envelope =
        new Envelope(
            Optional.of(new Address("jane", "haven.test")),
            BodyType.SEVEN_BIT,
            false,
            ReturnContent.UNSPECIFIED,
            "",
            Handling.ORDINARY);
    return new Letter(ids.incrementAndGet(), envelope, to, 0, 1_800_000_000, "");
  }

  private void accept(Queue queue, Store store, Letter letter) {
    try (var body = store.stage()) {
      var text = "Subject: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
      body.write(text, 0, text.length);
      body.finish();
      queue.accept(letter, body).join();
    }
  }

  @Test
  void whatIsAnnouncedIsNotToldBeforeItsReadersHaveHadTime() {
    var now = new AtomicLong(1_800_000_000);
    InstantSource clock = () -> Instant.ofEpochSecond(now.get());
    var options = new QueueOptions("test", RetrySchedule.STANDARD, Map.of(), 10, 10, clock);
    try (var store = new MemoryStore();
        var queue = Queue.open(store, options);
        var body = store.stage()) {
      body.write("Subject: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII), 0, 14);
      body.finish();
      queue.announce(letter(1, new Random(1)), body).join();
      assertEquals(List.of(), queue.unfinished());
      now.addAndGet(61);
      assertEquals(1, queue.unfinished().size());
    }
  }

  /// Everything that the index holds, in one form.
  private static Map<Long, ByteString> state(Queue queue) {
    return queue
        .index()
        .locked(() -> {
          var state = new TreeMap<Long, ByteString>();
          for (var message : queue.index().messages()) {
            state.put(message.id, message.stored().toByteString());
          }
          return state;
        });
  }

  private static void attempt(Queue queue, Random random) {
    var jobs = new ArrayList<Job>();
    queue
        .index()
        .locked(() -> {
          queue.index().messages().forEach(m -> jobs.addAll(List.of(m.jobs)));
          return jobs;
        });
    jobs.removeIf(job -> job.remaining == 0);
    if (jobs.isEmpty()) {
      return;
    }
    var job = jobs.get(random.nextInt(jobs.size()));
    var letter = queue.log(job.message).letter(job.message.item);
    queue.attempted(job.message, letter, attempted(queue, job, random));
  }

  private static Attempted attempted(Queue queue, Job job, Random random) {
    var letter = queue.log(job.message).letter(job.message.item);
    var members = Jobs.of(letter.recipients()).get(job.number);
    var before = job.stored();
    var due = Worker.remaining(members, before);
    var outcomes = due.stream().map(_ -> outcome(random)).toList();
    var seen =
        new AttemptOutcome.Seen(1_800_000_100, 5, "mx.test", "none", due, outcomes, List.of());
    return new AttemptOutcome(letter, job.number, before, members, RetrySchedule.STANDARD)
        .of(seen, random);
  }

  private static Outcome outcome(Random random) {
    var trouble =
        new Trouble(
            Trouble.Kind.REFUSED,
            Stage.RCPT,
            Optional.of(new ServerReply(550, "5.1.1", List.of("No"))),
            "refused");
    return switch (random.nextInt(3)) {
      case 0 -> new Outcome.Delivered(new ServerReply(250, "2.0.0", List.of("ok")), false);
      case 1 -> new Outcome.Temporary(trouble);
      default -> new Outcome.Permanent(trouble);
    };
  }

  @TestFactory
  Stream<DynamicTest> whatIsReadIsWhatWasWritten() {
    return RandomInput.seeds(
        40,
        random -> {
          try (var store = new MemoryStore()) {
            var queue = Queue.open(store, OPTIONS);
            for (int i = random.nextInt(150); i > 0; i--) {
              step(queue, store, random);
            }
            var reopened = Queue.open(store, OPTIONS);
            assertEquals(state(queue), state(reopened));
            queue
                .index()
                .locked(() -> queue.index().messages().stream().toList())
                .forEach(message ->
                    assertEquals(
                        queue.history(message),
                        reopened.history(reopened.find(message.id).orElseThrow())));
          }
        });
  }

  private void step(Queue queue, Store store, Random random) {
    switch (random.nextInt(10)) {
      case 0, 1, 2 -> accept(queue, store, letter(1 + random.nextInt(6), random));
      case 3 -> queue.checkpoint();
      case 4 -> new Operator(queue).hold("@d0.test");
      case 5 -> new Operator(queue).release("all");
      default -> attempt(queue, random);
    }
  }

  @Test
  void aPauseSurvivesAStartAndACheckpoint() {
    try (var store = new MemoryStore()) {
      var queue = Queue.open(store, OPTIONS);
      new Operator(queue).pause("d1.test");
      new Operator(queue).pause("all");
      queue.checkpoint();
      var view =
          new Operator(Queue.open(store, OPTIONS)).list("all", "", false, 10, Optional.empty());
      assertTrue(view.paused());
      assertEquals("d1.test", view.destinations().getFirst().destination());
    }
  }

  @Test
  void aBucketThatWasEmptiedAndFilledAgainOutlastsThePagesThatWereDropped() {
    var hours = new AtomicLong();
    InstantSource clock = () -> Instant.EPOCH.plus(Duration.ofHours(hours.get()));
    try (var store = new MemoryStore(StoreOptions.defaults(), clock)) {
      var queue = Queue.open(store, OPTIONS);
      fill(queue, store);
      queue.checkpoint();
      state(queue).keySet().forEach(queue::withdraw);
      queue.checkpoint();
      fill(queue, store);
      queue.checkpoint();
      hours.addAndGet(2);
      fill(queue, store);
      assertEquals(state(queue), state(Queue.open(store, OPTIONS)));
    }
  }

  @Test
  void aCheckpointThatIsNotTakenIsMadeUpForByTheNext() {
    try (var store = new MemoryStore()) {
      var queue = Queue.open(store, OPTIONS);
      fill(queue, store);
      queue.checkpoint();
      queue.checkpoint();
      fill(queue, store);
      queue.checkpoint();
      assertEquals(state(queue), state(Queue.open(store, OPTIONS)));
    }
  }

  /// A queue that only ever grows between two crashes must not take longer to open each time.
  @Test
  void whatHadToBeReadAtTheStartCountsForTheNextCheckpoint() {
    try (var store = new MemoryStore()) {
      var queue = Queue.open(store, OPTIONS);
      var random = new Random(1);
      for (int i = 0; i < 8 * 4_096; i++) {
        accept(queue, store, letter(1, random));
      }
      var log = new LogId("queue/03");
      assertTrue(store.read(log, 0).checkpoint().isEmpty());
      var reopened = Queue.open(store, OPTIONS);
      reopened.close();
      assertTrue(store.read(log, 0).checkpoint().isPresent());
      assertEquals(state(queue), state(Queue.open(store, OPTIONS)));
    }
  }

  @Test
  void aCheckpointOfFormat1IsReadAndReplaced() {
    try (var store = new MemoryStore()) {
      var queue = Queue.open(store, OPTIONS);
      fill(queue, store);
      for (var message : List.copyOf(queue.index().messages())) {
        checkpointInFormat1(store, queue.log(message).id(), message);
      }
      var upgraded = Queue.open(store, OPTIONS);
      assertEquals(state(queue), state(upgraded));
      fill(upgraded, store);
      upgraded.checkpoint();
      assertEquals(state(upgraded), state(Queue.open(store, OPTIONS)));
    }
  }

  /// One message for each log.
  private void fill(Queue queue, Store store) {
    var random = new Random(1);
    for (int i = 0; i < 8; i++) {
      accept(queue, store, letter(1, random));
    }
  }

  private static void checkpointInFormat1(Store store, LogId log, QueuedMessage only) {
    var root =
        QueueCheckpoint.newBuilder()
            .setFormat(1)
            .setNewestItem(only.item)
            .addFormat1Buckets(0)
            .build();
    var bucket = StoredBucket.newBuilder().addMessages(only.stored()).build();
    var pages = List.of(new Page(0, bucket.toByteArray()), new Page(1, new byte[0]));
    var checkpoint = new Checkpoint(store.newest(log), root.toByteArray());
    assertTrue(store.checkpoint(log, checkpoint, pages, new long[0]).join());
  }

  @Test
  void aLeaseThatCouldNotBeWrittenIsWrittenNextTime() {
    var random = new Random(1);
    try (var store = new MemoryStore()) {
      var queue = Queue.open(store, OPTIONS);
      store.failWrites(StoreException.Kind.FULL);
      for (int i = 0; i < 8; i++) {
        assertThrows(CompletionException.class, () -> accept(queue, store, letter(1, random)));
      }
      store.acceptWrites();
      fill(queue, store);
      var another =
          new QueueOptions("another", RetrySchedule.STANDARD, Map.of(), 10, 10, OPTIONS.clock());
      var late = Queue.open(store, another);
      var refused =
          assertThrows(CompletionException.class, () -> accept(late, store, letter(1, random)));
      assertTrue(String.valueOf(refused.getMessage()).contains("another node, test"));
    }
  }

  @Test
  void theNewestNumberIsThatOfAQueuedMessage() {
    try (var store = new MemoryStore()) {
      var queue = Queue.open(store, OPTIONS);
      assertEquals(0, queue.newestId());
      fill(queue, store);
      assertEquals(ids.get(), Queue.open(store, OPTIONS).newestId());
    }
  }

  @Test
  void moreRecipientsThanOneTransactionTakesAreSeveralJobs() {
    var recipients = new ArrayList<Recipient>();
    for (int i = 0; i < 150; i++) {
      recipients.add(Recipient.of(new Address("r" + i, "d.test")));
    }
    assertEquals(List.of(64, 64, 22), Jobs.of(recipients).stream().map(List::size).toList());
    assertEquals(-1L, Jobs.stored(recipients, 0).getFirst().getRemaining());
  }
}
