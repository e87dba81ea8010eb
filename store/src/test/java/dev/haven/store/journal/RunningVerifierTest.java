package dev.haven.store.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haven.store.Append;
import dev.haven.store.Checkpoint;
import dev.haven.store.Item;
import dev.haven.store.LogId;
import dev.haven.store.Page;
import dev.haven.store.StoreException;
import dev.haven.store.StoreOptions;
import dev.haven.store.contract.TestClock;
import dev.haven.store.segment.WriteGate;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// An open store verifies itself: it finds what is damaged, and nothing else, whatever goes on.
final class RunningVerifierTest {
  private static final LogId LOG = new LogId("account/one");
  private static final int BODY = 3000;

  @TempDir Path folder;
  private final TestClock clock = new TestClock();
  private final JournalOptions options =
      TestFolders.options(new StoreOptions(Duration.ofDays(1), 5, Duration.ofHours(1)), clock);

  @Test
  void nothingIsWrongWithAStoreThatIsWrittenTo() throws Exception {
    try (var store = JournalStore.open(folder, options)) {
      var stop = new AtomicBoolean();
      var writers =
          LongStream.range(0, 3)
              .mapToObj(n -> Thread.ofPlatform().start(() -> write(store, "account/" + n, stop)))
              .toList();
      var upkeep = Thread.ofPlatform().start(() -> settle(store, stop));
      while (store.logs("").size() < writers.size()) {
        Thread.onSpinWait();
      }
      for (int round = 0; round < 5; round++) {
        var report = store.verify(Progress.UNSEEN);
        assertEquals(List.of(), report.findings());
        assertTrue(report.entries() > 0);
      }
      stop.set(true);
      for (var thread : writers) {
        thread.join();
      }
      upkeep.join();
      assertEquals(List.of(), store.verify(Progress.UNSEEN).findings());
    }
    assertEquals(List.of(), JournalVerifier.verify(folder, options, Progress.UNSEEN).findings());
  }

  /// Adds, frees, checkpoints, and drops its log now and then.
  private static void write(JournalStore store, String name, AtomicBoolean stop) {
    var log = new LogId(name);
    for (long version = 1; !stop.get(); version++) {
      long[] freed = version % 10 == 0 ? LongStream.range(version - 9, version).toArray() : none();
      add(store, log, version, freed);
      if (version % 20 == 0) {
        var page = new Page(version / 20, new byte[50]);
        store.checkpoint(log, new Checkpoint(version, new byte[9]), List.of(page), none()).join();
      }
      if (version == 200) {
        store.drop(log).join();
        version = 0;
      }
    }
  }

  private void settle(JournalStore store, AtomicBoolean stop) {
    while (!stop.get()) {
      clock.advance(Duration.ofHours(2));
      store.settle();
    }
  }

  @Test
  void allThatIsAcknowledgedIsVerified() {
    try (var store = JournalStore.open(folder, options)) {
      assertEquals(0, store.verify(Progress.UNSEEN).entries());
      for (long version = 1; version <= 100; version++) {
        add(store, LOG, version, none());
        var report = version % 20 == 0 ? store.verify(Progress.UNSEEN) : null;
        if (report != null) {
          assertEquals(List.of(), report.findings());
          assertEquals(version, report.entries());
          assertEquals(version, report.items());
          assertTrue(report.bytes() > version * BODY);
        }
      }
    }
    assertFalse(Files.exists(folder.resolve("verify")));
  }

  @Test
  void damageOnTheDiskIsFoundAndNamed() throws IOException {
    try (var store = JournalStore.open(folder, options)) {
      fill(store, 100);
      flip(segment(2), 5000);
      var report = store.verify(Progress.UNSEEN);
      assertEquals(1, report.findings().size(), report.findings().toString());
      var finding = report.findings().getFirst();
      assertTrue(finding.where().startsWith(segment(2) + " at offset "), finding.where());
      assertEquals("restore this file from a backup", finding.remedy());
      add(store, LOG, 101, none());
      flip(segment(2), 5000);
      assertEquals(List.of(), store.verify(Progress.UNSEEN).findings());
    }
  }

  @Test
  void damageInTheSegmentThatIsWrittenIsFoundToo() throws IOException {
    try (var store = JournalStore.open(folder, options)) {
      fill(store, 3);
      flip(segment(1), 5000);
      add(store, LOG, 4, none());
      var report = store.verify(Progress.UNSEEN);
      assertEquals(1, report.findings().size(), report.findings().toString());
      assertTrue(report.findings().getFirst().where().startsWith(segment(1) + " at offset "));
    }
  }

  @Test
  void aFileThatWasTakenAwayIsFoundThoughTheStoreHasItOpen() throws IOException {
    try (var store = JournalStore.open(folder, options)) {
      fill(store, 100);
      var into = new byte[BODY];
      for (long item = 1; item <= 100; item++) {
        store.blob(store.body(LOG, item).orElseThrow(), 0, into, 0, BODY);
      }
      Files.move(segment(2), folder.resolve("elsewhere"));
      var findings = store.verify(Progress.UNSEEN).findings();
      assertEquals(1, findings.size(), findings.toString());
      assertTrue(findings.getFirst().what().contains("00000002.seg the file is missing"));
      Files.move(folder.resolve("elsewhere"), segment(2));
    }
  }

  @Test
  void whatIsWrittenAfterThePointIsNotJudged() {
    try (var store = JournalStore.open(folder, options)) {
      fill(store, 10);
      var more = new AtomicBoolean(true);
      var report =
          store.verify((what, _, _) -> {
            if (what.startsWith("reading") && more.getAndSet(false)) {
              for (long version = 11; version <= 50; version++) {
                add(store, LOG, version, none());
              }
            }
          });
      assertEquals(List.of(), report.findings());
      assertEquals(10, report.entries());
    }
  }

  @Test
  void segmentsStayWhileTheyAreVerifiedAndGoAfterwards() throws Exception {
    try (var store = JournalStore.open(folder, options)) {
      fill(store, 100);
      var freed = LongStream.rangeClosed(1, 90).toArray();
      store.append(new Append(LOG, 101, new byte[1], List.of(), freed)).join();
      clock.advance(Duration.ofHours(2));
      var once = new AtomicBoolean(true);
      var report =
          store.verify((_, _, _) -> {
            if (once.getAndSet(false)) {
              joined(Thread.ofPlatform().start(store::settle));
              assertTrue(Files.exists(segment(1)));
            }
          });
      assertEquals(List.of(), report.findings());
      store.settle();
      assertFalse(Files.exists(segment(1)));
      assertEquals(List.of(), store.verify(Progress.UNSEEN).findings());
    }
  }

  @Test
  void aSecondOneIsRefusedWhileTheFirstRuns() throws Exception {
    try (var store = JournalStore.open(folder, options)) {
      fill(store, 10);
      var begun = new CountDownLatch(1);
      var goOn = new CountDownLatch(1);
      var first =
          CompletableFuture.supplyAsync(() ->
              store.verify((_, _, _) -> {
                begun.countDown();
                await(goOn);
              }));
      begun.await();
      var refused = assertThrows(StoreException.class, () -> store.verify(Progress.UNSEEN));
      assertEquals("a verification runs already", refused.getMessage());
      goOn.countDown();
      assertTrue(first.get().clean());
    }
  }

  @Test
  void whoAskedCanEndItAndNothingIsLeft() {
    try (var store = JournalStore.open(folder, options)) {
      fill(store, 10);
      Progress ending =
          (what, _, _) -> {
            if (what.startsWith("checking")) {
              throw new CancellationException("enough");
            }
          };
      assertThrows(CancellationException.class, () -> store.verify(ending));
      assertFalse(Files.exists(folder.resolve("verify")));
      assertTrue(store.verify(Progress.UNSEEN).clean());
    }
  }

  @Test
  void closingTheStoreEndsIt() throws Exception {
    CompletableFuture<VerifyReport> running;
    try (var store = JournalStore.open(folder, options)) {
      fill(store, 10);
      var begun = new CountDownLatch(1);
      var closing = new CountDownLatch(1);
      running =
          CompletableFuture.supplyAsync(() ->
              store.verify((_, _, _) -> {
                begun.countDown();
                await(closing);
              }));
      begun.await();
      var closer = Thread.ofPlatform().start(store::close);
      while (closer.getState() != Thread.State.WAITING) {
        Thread.onSpinWait(); // for the verification
      }
      closing.countDown();
      closer.join();
    }
    assertFalse(Files.exists(folder.resolve("verify")));
    var cut = assertThrows(ExecutionException.class, running::get);
    var why = assertInstanceOf(StoreException.class, cut.getCause());
    assertEquals(StoreException.Kind.CLOSED, why.kind());
  }

  @Test
  void oneThatWaitsForCompactionSaysSoAndDelaysNoClosing() throws Exception {
    CompletableFuture<VerifyReport> waiting;
    try (var open = OpenJournal.open(folder, options, Progress.UNSEEN, WriteGate.OPEN)) {
      open.upkeep().segments().lock();
      var said = new CompletableFuture<String>();
      waiting =
          CompletableFuture.supplyAsync(
              () -> unchecked(() -> open.verifier().run((what, _, _) -> said.complete(what))));
      assertEquals("waiting for compaction", said.get(40, TimeUnit.SECONDS));
    }
    var cut = assertThrows(ExecutionException.class, waiting::get);
    var why = assertInstanceOf(StoreException.class, cut.getCause());
    assertEquals(StoreException.Kind.CLOSED, why.kind());
  }

  private static <T> T unchecked(Callable<T> work) {
    try {
      return work.call();
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private Path segment(int number) {
    return folder.resolve("journal").resolve(String.format("%08d.seg", number));
  }

  private static void flip(Path file, int at) throws IOException {
    var bytes = Files.readAllBytes(file);
    bytes[at] ^= 1;
    try (var open = FileChannel.open(file, StandardOpenOption.WRITE)) {
      open.write(ByteBuffer.wrap(bytes, at, 1), at);
    }
  }

  private static void fill(JournalStore store, int items) {
    for (long number = 1; number <= items; number++) {
      add(store, LOG, number, none());
    }
  }

  private static void add(JournalStore store, LogId log, long version, long[] freed) {
    try (var blob = store.stage()) {
      blob.write(new byte[BODY], 0, BODY);
      blob.finish();
      var items = List.of(new Item(version, blob, new byte[20]));
      store.append(new Append(log, version, new byte[1], items, freed)).join();
    }
  }

  private static long[] none() {
    return new long[0];
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void joined(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
