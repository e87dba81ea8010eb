package dev.haven.directory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ThrottleTest {
  private static final InetAddress CLIENT = InetAddress.ofLiteral("192.0.2.1");

  private Instant now = Instant.EPOCH;
  private final Throttle throttle = new Throttle(() -> now, _ -> false);

  private Duration charge(String client, String account) {
    return throttle.charge(InetAddress.ofLiteral(client), account);
  }

  @Test
  void eachFailureDoublesThePauseUpToAQuarterOfAnHour() {
    for (int i = 0; i < 4; i++) {
      assertEquals(Duration.ZERO, throttle.charge(CLIENT, "a"));
    }
    long pause = 1;
    for (int i = 0; i < 15; i++) {
      assertEquals(Duration.ZERO, throttle.charge(CLIENT, "a"));
      assertEquals(Duration.ofSeconds(Math.min(pause, 900)), throttle.charge(CLIENT, "a"));
      now = now.plusSeconds(Math.min(pause, 900));
      pause *= 2;
    }
  }

  @Test
  void oneGuessForEachOfManyAccountsIsSlowedToo() {
    for (int i = 0; i < 50; i++) {
      assertEquals(Duration.ZERO, throttle.charge(CLIENT, "account " + i));
      throttle.wrong(CLIENT);
    }
    assertEquals(Duration.ofSeconds(1), throttle.charge(CLIENT, "another"));
    assertEquals(Duration.ZERO, charge("192.0.2.2", "another"));
  }

  @Test
  void manyPeopleBehindOneAddressMayAllComeAtOnce() {
    for (int i = 0; i < 1_000; i++) {
      assertEquals(Duration.ZERO, throttle.charge(CLIENT, "account " + i));
    }
    for (int i = 0; i < 1_000; i++) {
      throttle.right(CLIENT, "account " + i);
    }
    assertEquals(0, throttle.size());
  }

  @Test
  void aRightPasswordForgetsTheAccountsFailures() {
    for (int i = 0; i < 5; i++) {
      throttle.charge(CLIENT, "a");
    }
    now = now.plusSeconds(1);
    assertEquals(Duration.ZERO, throttle.charge(CLIENT, "a"));
    throttle.right(CLIENT, "a");
    for (int i = 0; i < 5; i++) {
      assertEquals(Duration.ZERO, throttle.charge(CLIENT, "a"));
    }
  }

  @Test
  void aGuessThatWasNotCheckedCostsNothing() {
    for (int i = 0; i < 100; i++) {
      assertEquals(Duration.ZERO, throttle.charge(CLIENT, "a"));
      throttle.withdraw(CLIENT, "a");
    }
  }

  @Test
  void anHourWithoutFailuresIsANewStart() {
    for (int i = 0; i < 5; i++) {
      throttle.charge(CLIENT, "a");
    }
    now = now.plus(Duration.ofMinutes(61));
    for (int i = 0; i < 5; i++) {
      assertEquals(Duration.ZERO, throttle.charge(CLIENT, "a"));
    }
  }

  /// A customer of any provider has a whole /64 to guess from.
  @Test
  void ipv6ClientsAreCountedByTheirNetwork() {
    for (int i = 0; i < 5; i++) {
      assertEquals(Duration.ZERO, charge("2001:db8::" + i, "a"));
    }
    assertEquals(Duration.ofSeconds(1), charge("2001:db8::ffff", "a"));
    assertEquals(Duration.ZERO, charge("2001:db8:0:1::1", "a"));
  }

  @Test
  void aFloodOfAddressesIsForgottenRatherThanKept() {
    for (int i = 0; i < 30_000; i++) {
      var client = InetAddress.ofLiteral("10.0." + (i >> 8) + "." + (i & 255));
      throttle.charge(client, "a");
      throttle.wrong(client);
    }
    assertTrue(throttle.size() <= 50_000, "counts: " + throttle.size());
  }

  @Test
  void nobodyBehindAProxyIsLockedOutForLong() {
    var proxy = InetAddress.ofLiteral("172.17.0.1");
    var shared = new Throttle(() -> now, proxy::equals);
    for (int i = 0; i < 1_000; i++) {
      assertEquals(Duration.ZERO, shared.charge(proxy, "guess " + i));
      shared.wrong(proxy);
    }
    assertEquals(Duration.ZERO, shared.charge(proxy, "ann"));
    for (int i = 0; i < 1_000; i++) {
      var pause = shared.charge(proxy, "bob");
      assertTrue(pause.compareTo(Duration.ofSeconds(10)) <= 0, pause::toString);
      now = now.plus(pause);
    }
    shared.charge(proxy, "bob");
    assertTrue(shared.charge(proxy, "bob").isPositive(), "and yet nobody guesses fast");
  }
}
