package dev.haven.queue.outgoing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haven.store.MemoryStore;
import dev.haven.store.StoreException;
import dev.haven.testkit.FakeMx;
import dev.haven.testkit.RandomInput;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;

/// Two nodes on one store: what waits in a log is sent by the one that holds it.
@Timeout(120)
class LeaseTest {
  private static final int MESSAGES = 40;

  /// As long as a lease, and a little longer.
  private static final int LEASE = 601;

  private Site first;
  private Site second;
  private FakeMx mx;

  @BeforeEach
  void twoNodes() throws Exception {
    var store = new MemoryStore();
    first = new Site(store, "first");
    mx = first.server("other.test");
    for (int i = 0; i < MESSAGES; i++) {
      first.send("ann" + i + "@other.test");
    }
    second = new Site(store, "second");
    second.zone = first.zone;
    second.routing = first.routing;
  }

  @AfterEach
  void close() throws Exception {
    second.close();
    first.close();
  }

  private void pass(int seconds) {
    first.ahead.addAndGet(seconds);
    second.ahead.addAndGet(seconds);
  }

  private static void awaitNothingToDo(Site site) {
    var index = site.queue.index();
    Site.await(
        () ->
            index.locked(() ->
                index.destinations().stream()
                    .allMatch(d -> d.waiting().isEmpty() && d.active() == 0)),
        "a node that has looked at everything");
  }

  private long recipients() {
    return mx.taken().stream().map(FakeMx.Taken::to).distinct().count();
  }

  private void assertEachOnce() {
    assertEquals(MESSAGES, mx.taken().size());
    assertEquals(MESSAGES, recipients());
  }

  @Test
  void whatAnotherNodeHoldsIsLeftAlone() {
    second.start();
    awaitNothingToDo(second);
    second.queue.keepLeases();
    assertEquals(0, mx.taken().size());
    assertThrows(StoreException.class, () -> second.send("bea@other.test"));
    first.start();
    first.awaitEmptyQueue();
    assertEachOnce();
  }

  @Test
  void aLeaseThatHasEndedIsTakenOverAndItsOldHolderSendsNothing() {
    pass(LEASE);
    second.queue.keepLeases();
    second.start();
    second.awaitEmptyQueue();
    assertEachOnce();
    first.start();
    awaitNothingToDo(first);
    assertThrows(StoreException.class, () -> first.send("bea@other.test"));
    assertEachOnce();
  }

  @Test
  void aLeaseIsKeptWhileSomethingWaits() {
    pass(LEASE / 2 + 10);
    first.queue.keepLeases();
    pass(LEASE / 2 + 10);
    second.queue.keepLeases();
    second.start();
    awaitNothingToDo(second);
    assertEquals(0, mx.taken().size());
    first.start();
    first.awaitEmptyQueue();
    assertEachOnce();
  }

  /// What is read of a log may be taken up while the rest of it is still to come.
  @Test
  void whatIsAskedOfALogThatIsStillBeingReadIsDoneThen() {
    pass(LEASE);
    var log = new QueueLog(first.store, 0, "second", second.clock);
    var asked = log.write(Write.NOTHING);
    assertFalse(asked.isDone());
    new Checkpoints(first.store, log, new QueueIndex(10), new Histories()).load();
    asked.join();
    assertTrue(log.ours());
  }

  /// Whoever has lost a log and gets it back begins with what is in it then.
  @TestFactory
  Stream<DynamicTest> logsGoToAndFroAndNothingIsSentTwice() {
    return RandomInput.seeds(
        5,
        random -> {
          close();
          twoNodes();
          for (int i = 0; i < 6; i++) {
            pass(random.nextInt(2 * LEASE));
            var one = random.nextBoolean() ? first : second;
            one.queue.keepLeases();
            if (random.nextInt(3) == 0) {
              one.queue.checkpoint();
            }
          }
          pass(LEASE);
          first.start();
          second.start();
          first.queue.keepLeases();
          second.queue.keepLeases();
          Site.await(() -> recipients() == MESSAGES, "every message");
          awaitNothingToDo(first);
          awaitNothingToDo(second);
          assertEachOnce();
        });
  }
}
