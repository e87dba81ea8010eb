package dev.haven.queue.outgoing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haven.directory.Address;
import dev.haven.directory.Person;
import dev.haven.directory.Quota;
import dev.haven.store.LogId;
import dev.haven.store.MemoryStore;
import dev.haven.store.StoreException;
import dev.haven.testkit.RandomInput;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class SendersTest {
  private static final Person JANE = person(1);

  private final MemoryStore store = new MemoryStore();
  private long now = 1_800_000_000;

  private Senders senders(SendingLimits limits) {
    return Senders.open(store, limits, () -> Instant.ofEpochSecond(now));
  }

  private static Person person(int number) {
    var log = new LogId("account/" + "%016x".formatted(number));
    var address = new Address("jane" + number, "example.com");
    return new Person(
        log, address, "", false, Quota.UNLIMITED, false, false, Set.of(), Instant.ofEpochSecond(0));
  }

  private static Address stranger(int number) {
    return new Address("s" + number, "elsewhere.example");
  }

  @Test
  void anHourLaterThereIsRoomAgainAndSoItIsTold() {
    var senders = senders(new SendingLimits(2, 0, 0, 0, 0, 0));
    senders.sent(JANE, 1, List.of());
    now += 1800;
    senders.sent(JANE, 1, List.of());
    var reached = senders.reached(JANE, 1).orElseThrow();
    assertEquals("2 messages an hour", reached.what());
    now += 60 * reached.minutes();
    assertEquals(Optional.empty(), senders.reached(JANE, 1));
    assertEquals(Optional.empty(), senders.reached(person(2), 1));
  }

  /// Else whoever took an account over would wait for a restart, or cause one.
  @Test
  void whatIsCountedOutlastsARestart() {
    var limits = new SendingLimits(3, 0, 0, 0, 2, 0);
    var senders = senders(limits);
    assertFalse(senders.sent(JANE, 1, List.of(stranger(1), stranger(2))));
    senders.settle();
    var again = senders(limits);
    assertFalse(again.sent(JANE, 1, List.of(stranger(1))), "she knew that one");
    assertTrue(again.sent(JANE, 1, List.of(stranger(3))));
    again.settle();
    var third = senders(limits);
    assertEquals("3 messages an hour", third.reached(JANE, 1).orElseThrow().what());
    assertEquals(again.findings(), third.findings());
    third.trust(JANE.account().name());
    third.settle();
    now += 4_000;
    var fourth = senders(limits);
    assertEquals(List.of(), fourth.findings());
    assertFalse(fourth.sent(JANE, 1, List.of(stranger(4), stranger(5), stranger(6))));
    assertEquals(Optional.empty(), fourth.reached(JANE, 1));
  }

  @Test
  void whatTheDiskDidNotTakeIsNotedLater() {
    var limits = new SendingLimits(0, 0, 0, 0, 2, 0);
    var senders = senders(limits);
    store.failWrites(StoreException.Kind.FULL);
    senders.sent(JANE, 1, List.of(stranger(1)));
    senders.settle();
    store.acceptWrites();
    senders.sent(JANE, 1, List.of(stranger(2)));
    senders.settle();
    var again = senders(limits);
    assertFalse(again.sent(JANE, 2, List.of(stranger(1), stranger(2))));
    assertTrue(again.sent(JANE, 1, List.of(stranger(3))));
  }

  @Test
  void twoNodesLearnOfEachOther() {
    var limits = new SendingLimits(0, 0, 0, 0, 1, 0);
    var one = senders(limits);
    var other = senders(limits);
    one.sent(JANE, 1, List.of(stranger(1)));
    one.settle();
    other.sent(person(2), 1, List.of(stranger(9)));
    other.settle();
    assertFalse(other.sent(JANE, 1, List.of(stranger(1))));
    assertTrue(other.sent(JANE, 1, List.of(stranger(2))));
  }

  @Test
  void theLogStaysShort() {
    var limits = new SendingLimits(0, 0, 0, 0, 0, 0);
    var senders = senders(limits);
    for (int i = 0; i < 50; i++) {
      int first = 1_000 * i;
      senders.sent(
          JANE,
          1_000,
          Stream.iterate(first, n -> n + 1).limit(1_000).map(SendersTest::stranger).toList());
      senders.settle();
    }
    assertTrue(store.read(Senders.LOG, 0).checkpoint().isPresent());
    assertTrue(store.read(Senders.LOG, 0).entries().size() < 20);
    assertEquals(50_001, senders(limits).size());
  }

  @Test
  void whoIsTrustedIsNotHeldForADay() {
    var senders = senders(new SendingLimits(0, 0, 0, 0, 1, 0));
    assertFalse(senders.sent(JANE, 1, List.of(stranger(1))));
    assertTrue(senders.sent(JANE, 1, List.of(stranger(2))));
    now += 4000;
    assertTrue(senders.sent(JANE, 1, List.of(stranger(1))), "until somebody has looked");
    senders.trust(JANE.account().name());
    assertFalse(senders.sent(JANE, 2, List.of(stranger(3), stranger(4))));
    now += 90_000;
    assertTrue(senders.sent(JANE, 2, List.of(stranger(5), stranger(6))));
    assertEquals(3L, senders.counts().get(Senders.Event.HELD));
  }

  @Test
  void mailToPeopleHereIsNeverHeld() {
    var senders = senders(new SendingLimits(0, 0, 0, 0, 1, 1));
    senders.unknown(JANE.account().name(), 5);
    assertFalse(senders.sent(JANE, 500, List.of()));
  }

  @Test
  void whatIsRememberedIsBounded() {
    var senders = senders(new SendingLimits(0, 0, 0, 0, 1, 0));
    for (int i = 0; i < 60_000; i++) {
      senders.sent(
          person(i),
          10,
          Stream.iterate(10 * i, n -> n + 1).limit(10).map(SendersTest::stranger).toList());
    }
    assertEquals(550_000, senders.size());
  }

  /// The count never exceeds the true one of the last hour, nor falls short of the last 55 minutes.
  @TestFactory
  Stream<DynamicTest> aWindowCountsWhatIsRecent() {
    return RandomInput.seeds(
        50,
        random -> {
          var recent = new Recent(3600);
          var truth = new ArrayDeque<Long>();
          long time = 1_800_000_000L + random.nextInt(10_000);
          for (int i = 0; i < 500; i++) {
            time += random.nextInt(random.nextInt(20) == 0 ? 5000 : 30);
            recent.add(time, 1);
            truth.add(time);
            long at = time;
            long least = truth.stream().filter(t -> t > at - 3300).count();
            long most = truth.stream().filter(t -> t > at - 3600).count();
            int sum = recent.sum(time);
            assertTrue(least <= sum && sum <= most, least + " <= " + sum + " <= " + most);
          }
        });
  }
}
