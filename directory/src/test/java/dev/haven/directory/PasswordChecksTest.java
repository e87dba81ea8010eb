package dev.haven.directory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haven.directory.SignInOutcome.Refused;
import dev.haven.wire.SyntaxException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/// One password thread, held up, stands for a machine that is busy.
class PasswordChecksTest {
  private static final PasswordHash HASH =
      PasswordHash.of("right", TestDirectory.CHEAP, new SecureRandom());

  private final CountDownLatch begun = new CountDownLatch(1);
  private final CountDownLatch release = new CountDownLatch(1);

  private Boolean waitForRelease() {
    begun.countDown();
    try {
      release.await();
      return true;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /// Starts it on a virtual thread and returns once that thread waits.
  private static <R> Future<R> waiting(Callable<R> work) {
    var task = new FutureTask<>(work);
    var thread = Thread.ofVirtual().start(task);
    while (thread.getState() != Thread.State.WAITING && !task.isDone()) {
      Thread.onSpinWait();
    }
    return task;
  }

  @Test
  void aFullQueueIsAnAnswerAndNotAWait() throws Exception {
    try (var checks = new PasswordChecks(TestDirectory.CHEAP, 1, 1)) {
      var running = waiting(() -> checks.computed(this::waitForRelease));
      var queued = waiting(() -> checks.matches(HASH, "right"));
      assertEquals(Optional.empty(), checks.matches(HASH, "right"));
      assertEquals(Optional.empty(), checks.hash("any"));
      release.countDown();
      assertEquals(Optional.of(true), running.get());
      assertEquals(Optional.of(true), queued.get());
      assertEquals(Optional.of(false), checks.matches(HASH, "wrong"));
      assertEquals(Optional.of(false), checks.matchesNobody("right"));
    }
  }

  @Test
  void whoWaitsWhenTheServerStopsIsTold() throws Exception {
    var checks = new PasswordChecks(TestDirectory.CHEAP, 1, 8);
    var running = waiting(() -> checks.computed(this::waitForRelease));
    var queued = waiting(() -> checks.matches(HASH, "right"));
    begun.await();
    checks.close();
    release.countDown();
    assertEquals(Optional.of(true), running.get());
    assertEquals(Optional.empty(), queued.get());
  }

  @Test
  void aThousandChecksAtOnceRunAFewAtATime() throws Exception {
    var atOnce = new AtomicInteger();
    var most = new AtomicInteger();
    try (var checks = new PasswordChecks(TestDirectory.CHEAP, 2, 1_000)) {
      List<Future<Optional<Boolean>>> results = new ArrayList<>();
      for (int i = 0; i < 1_000; i++) {
        results.add(
            waiting(() ->
                checks.computed(() -> {
                  most.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
                  boolean right = HASH.matches("right");
                  atOnce.decrementAndGet();
                  return right;
                })));
      }
      for (var result : results) {
        assertEquals(Optional.of(true), result.get());
      }
    }
    assertTrue(most.get() <= 2, "at once: " + most);
  }

  @Test
  void manyHashesLeaveRoomForWhoSignsIn() throws Exception {
    try (var checks = new PasswordChecks(TestDirectory.CHEAP, 1, 2)) {
      var running = waiting(() -> checks.computed(this::waitForRelease));
      var many = waiting(() -> checks.hashes(List.of("one", "two", "three", "four"), _ -> {}));
      var signingIn = waiting(() -> checks.matches(HASH, "right"));
      assertEquals(Optional.empty(), checks.matches(HASH, "right"), "one of many, and one person");
      release.countDown();
      assertEquals(Optional.of(true), running.get());
      assertEquals(Optional.of(true), signingIn.get());
      var hashes = many.get().orElseThrow();
      assertEquals(4, hashes.size());
      assertTrue(hashes.get(0).matches("one") && hashes.get(3).matches("four"));
    }
  }

  @Test
  void manyHashesEndWhenTheServerStops() throws Exception {
    var checks = new PasswordChecks(TestDirectory.CHEAP, 1, 8);
    checks.close();
    assertEquals(Optional.empty(), checks.hashes(List.of("one", "two"), _ -> {}));
  }

  /// A mail program with the wrong password opens many connections together: one guess.
  @Test
  void equalGuessesAtTheSameMomentAreChargedOnce() throws Exception {
    try (var world = new TestDirectory("ann@example.com");
        var checks = new PasswordChecks(TestDirectory.CHEAP, 1, 64)) {
      var logs = new DomainLogs(world.store);
      logs.load();
      var clock = InstantSource.fixed(Instant.EPOCH);
      var memory = new VerifiedMemory(Duration.ofMinutes(1), clock);
      var signIn =
          new SignIn(logs::state, checks, (_, _, _) -> {}, memory, new Throttle(clock, _ -> false));
      var wrong = new Credentials("ann@example.com", "wrong");
      var running = waiting(() -> checks.computed(this::waitForRelease));
      List<Future<SignInOutcome>> outcomes = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        outcomes.add(waiting(() -> signIn.decide(wrong, TestDirectory.from("192.0.2.1"))));
      }
      release.countDown();
      assertEquals(Optional.of(true), running.get());
      for (var outcome : outcomes) {
        assertEquals(SignInRefusal.WRONG_PASSWORD, ((Refused) outcome.get()).refusal());
      }
    }
  }

  /// The reference implementation's own vector.
  @Test
  void aHashMadeElsewhereIsUnderstood() throws SyntaxException {
    var phc =
        "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc";
    var hash = PasswordHash.parse(phc);
    assertTrue(hash.matches("password"));
    assertTrue(!hash.matches("Password"));
    assertEquals(phc, hash.phc());
  }
}
