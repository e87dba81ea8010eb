package dev.haven.smtp.guard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haven.testkit.RandomInput;
import dev.haven.wire.AddressRange;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class GuardTest {
  private long now = 1_800_000_000;

  private Guard guard(List<AddressRange> trusted) {
    var settings =
        new GuardSettings(Duration.ZERO, 5, 5, 5, 0, 3, Duration.ofSeconds(5), false, trusted);
    return new Guard(settings, () -> Instant.ofEpochSecond(now));
  }

  private static InetAddress address(Random random) {
    var bytes = new byte[random.nextBoolean() ? 4 : 16];
    random.nextBytes(bytes);
    try {
      return InetAddress.getByAddress(bytes);
    } catch (UnknownHostException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /// Whoever comes, from wherever: memory is bounded.
  @TestFactory
  Stream<DynamicTest> aFloodOfAddressesTakesNoMoreMemory() {
    return RandomInput.seeds(
        3,
        random -> {
          var guard = guard(List.of());
          for (int i = 0; i < 80_000; i++) {
            var client = address(random);
            guard.mayConnect(client);
            guard.unknown(client);
          }
          assertEquals(Ledger.MOST, guard.size());
        });
  }

  /// No address gets more than its share in any minute, no network more than four shares.
  @TestFactory
  Stream<DynamicTest> theLimitsHold() {
    return RandomInput.seeds(
        50,
        random -> {
          var guard = guard(List.of());
          var taken = new HashMap<String, Integer>();
          for (int i = 0; i < 2_000; i++) {
            now += random.nextInt(2);
            var client = InetAddress.ofLiteral("192.0.2." + random.nextInt(12));
            if (guard.maySend(client)) {
              taken.merge(client + " " + now / 60, 1, Integer::sum);
              taken.merge("network " + now / 60, 1, Integer::sum);
            }
          }
          taken.forEach((who, count) ->
              assertTrue(count <= (who.startsWith("network") ? 20 : 5), who + " " + count));
          assertTrue(guard.counts().getOrDefault(Limit.MESSAGES_PER_MINUTE, 0L) > 0);
        });
  }

  @Test
  void tenMinutesLaterNobodyIsAHarvester() {
    var guard = guard(List.of());
    var client = InetAddress.ofLiteral("2001:db8::1");
    var neighbour = InetAddress.ofLiteral("2001:db8::2");
    for (int i = 0; i < 3; i++) {
      assertFalse(guard.isHarvesting(client));
      guard.unknown(client);
    }
    assertTrue(guard.isHarvesting(neighbour), "a /64 is one client");
    now += 600;
    assertFalse(guard.isHarvesting(client));
  }

  @Test
  void whoIsTrustedMayAskAnything() {
    var guard = guard(List.of(AddressRange.parse("192.0.2.0/24")));
    var client = InetAddress.ofLiteral("192.0.2.1");
    for (int i = 0; i < 100; i++) {
      assertTrue(guard.mayConnect(client));
      guard.unknown(client);
    }
    assertFalse(guard.isHarvesting(client));
    assertEquals(0, guard.counts().size());
  }

  @Test
  void aRehearsalIsAnsweredAsOthersAreAndCountsNothing() {
    var guard = guard(List.of());
    var rehearsing = guard.rehearsing();
    var client = InetAddress.ofLiteral("192.0.2.1");
    for (int i = 0; i < 20; i++) {
      assertTrue(rehearsing.mayConnect(client));
      rehearsing.unknown(client);
    }
    assertEquals(0, guard.size());
    for (int i = 0; i < 5; i++) {
      assertTrue(guard.mayConnect(client));
      guard.unknown(client);
    }
    assertFalse(rehearsing.mayConnect(client));
    assertTrue(rehearsing.isHarvesting(client));
    assertTrue(rehearsing.maySend(client));
    assertEquals(0, guard.counts().size());
    now += 60;
    assertTrue(rehearsing.mayConnect(client));
  }

  @Test
  void nothingIsHeldAgainstAnAddressThatStandsForManyClients() {
    var settings =
        new GuardSettings(Duration.ZERO, 5, 5, 5, 0, 3, Duration.ofSeconds(5), false, List.of());
    var proxy = InetAddress.ofLiteral("172.17.0.1");
    var guard = new Guard(settings, () -> Instant.ofEpochSecond(now), proxy::equals);
    for (int i = 0; i < 1_000; i++) {
      assertTrue(guard.mayConnect(proxy));
      guard.unknown(proxy);
    }
    assertFalse(guard.isHarvesting(proxy));
  }
}
