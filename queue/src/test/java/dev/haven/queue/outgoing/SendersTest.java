package dev.haven.queue.outgoing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haven.directory.Address;
import dev.haven.directory.Person;
import dev.haven.directory.Quota;
import dev.haven.store.LogId;
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

  private long now = 1_800_000_000;

  private Senders senders(SendingLimits limits) {
    return new Senders(limits, () -> Instant.ofEpochSecond(now));
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
