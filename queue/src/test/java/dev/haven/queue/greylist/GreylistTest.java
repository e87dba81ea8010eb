package dev.haven.queue.greylist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haven.store.MemoryStore;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class GreylistTest {
  private static final InetAddress CLIENT = InetAddress.ofLiteral("192.0.2.1");
  private static final InetAddress NEIGHBOUR = InetAddress.ofLiteral("192.0.2.99");
  private static final InetAddress OTHER = InetAddress.ofLiteral("198.51.100.1");

  private final MemoryStore store = new MemoryStore();
  private long now = 1_800_000_000;

  private Greylist open() {
    return Greylist.open(store, Duration.ofMinutes(5), () -> Instant.ofEpochSecond(now));
  }

  @Test
  void whoComesAgainFromTheSameNetworkIsLetIn() {
    try (var greylist = open()) {
      assertEquals(Duration.ofMinutes(5), greylist.wait(CLIENT, "a@b.example", "jane"));
      now += 100;
      assertEquals(Duration.ofSeconds(200), greylist.wait(NEIGHBOUR, "a@b.example", "jane"));
      now += 200;
      assertEquals(Duration.ofMinutes(5), greylist.wait(OTHER, "a@b.example", "jane"));
      assertEquals(Duration.ZERO, greylist.wait(NEIGHBOUR, "a@b.example", "jane"));
      assertEquals(Duration.ZERO, greylist.wait(CLIENT, "a@b.example", "jane"));
      assertTrue(greylist.wait(CLIENT, "a@b.example", "bob").isPositive());
      assertEquals(4, greylist.delayed());
    }
  }

  @Test
  void whoComesAgainTooLateIsAStranger() {
    try (var greylist = open()) {
      greylist.wait(CLIENT, "a", "jane");
      now += 3 * 86_400;
      assertEquals(Duration.ofMinutes(5), greylist.wait(CLIENT, "a", "jane"));
      now += 400;
      assertEquals(Duration.ZERO, greylist.wait(CLIENT, "a", "jane"));
      now += 40 * 86_400;
      assertTrue(greylist.wait(CLIENT, "a", "jane").isPositive());
    }
  }

  @Test
  void aNetworkThatComesAgainOftenIsKnown() {
    try (var greylist = open()) {
      for (int i = 0; i < 5; i++) {
        assertTrue(greylist.wait(CLIENT, "a", "jane" + i).isPositive());
      }
      now += 400;
      for (int i = 0; i < 5; i++) {
        assertEquals(Duration.ZERO, greylist.wait(CLIENT, "a", "jane" + i));
      }
      assertEquals(Duration.ZERO, greylist.wait(NEIGHBOUR, "somebody else", "bob"));
      assertTrue(greylist.wait(OTHER, "somebody else", "bob").isPositive());
    }
  }

  @Test
  void whatIsKnownSurvivesARestart() {
    try (var greylist = open()) {
      greylist.wait(CLIENT, "a", "jane");
    }
    now += 400;
    try (var greylist = open()) {
      assertEquals(Duration.ZERO, greylist.wait(CLIENT, "a", "jane"));
      assertEquals(2, greylist.size());
    }
    try (var greylist = open()) {
      assertEquals(2, greylist.size());
    }
  }

  @Test
  void twoNodesLearnOfEachOther() {
    try (var one = open();
        var other = open()) {
      one.wait(CLIENT, "a", "jane");
      one.save();
      other.wait(OTHER, "a", "jane");
      other.save();
      now += 400;
      assertEquals(Duration.ZERO, other.wait(CLIENT, "a", "jane"));
    }
  }

  @Test
  void aFloodTakesNoMoreMemoryAndTheLogStaysShort() {
    try (var greylist = open()) {
      for (int i = 0; i < 150_000; i++) {
        greylist.wait(OTHER, "a" + i, "jane");
        if (i % 5_000 == 0) {
          greylist.save();
        }
      }
      assertEquals(Greylist.MOST, greylist.size());
    }
    assertFalse(store.read(GreylistLog.LOG, 0).checkpoint().isEmpty());
    try (var greylist = open()) {
      assertTrue(greylist.size() <= Greylist.MOST);
      now += 400;
      assertEquals(Duration.ZERO, greylist.wait(OTHER, "a149999", "jane"));
    }
  }

  @Test
  void whoOnlyAsksHowLongItWouldBeIsNotRemembered() {
    try (var greylist = open()) {
      assertEquals(Duration.ofMinutes(5), greylist.left(CLIENT, "a", "jane"));
      assertEquals(0, greylist.size());
      greylist.wait(CLIENT, "a", "jane");
      now += 100;
      assertEquals(Duration.ofSeconds(200), greylist.left(NEIGHBOUR, "a", "jane"));
      now += 200;
      assertEquals(Duration.ZERO, greylist.left(CLIENT, "a", "jane"));
      assertEquals(1, greylist.delayed());
    }
  }

  @Test
  void behindAProxyNobodyIsKnownByTheNetworkOfOthers() {
    try (var greylist =
        Greylist.open(
            store, Duration.ofMinutes(5), () -> Instant.ofEpochSecond(now), CLIENT::equals)) {
      for (int i = 0; i < 9; i++) {
        assertTrue(greylist.wait(CLIENT, "a", "jane" + i).isPositive());
      }
      now += 400;
      for (int i = 0; i < 9; i++) {
        assertEquals(Duration.ZERO, greylist.wait(CLIENT, "a", "jane" + i));
      }
      assertTrue(greylist.wait(CLIENT, "stranger", "jane1").isPositive());
    }
  }
}
