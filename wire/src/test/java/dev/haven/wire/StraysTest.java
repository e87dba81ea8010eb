package dev.haven.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class StraysTest {
  private static final Instant THEN = Instant.parse("2026-05-01T12:00:00Z");

  private final Strays strays = new Strays();

  private void add(String address, int second) {
    var when = THEN.plusSeconds(second);
    strays.add(new Stray(address, "HTTP", "", 1, when, when));
  }

  @Test
  void aFloodOfStrangersHidesNobodyWhoKeepsComing() {
    for (int i = 0; i < 11; i++) {
      add("192.0.2.7", i);
    }
    for (int i = 0; i < 100_000; i++) {
      add("10." + (i >> 16) + "." + (i >> 8 & 255) + "." + (i & 255), 100);
    }
    assertEquals(1 + Strays.MOST, strays.all().size());
    assertEquals(
        new Stray("192.0.2.7", "HTTP", "", 11, THEN, THEN.plusSeconds(10)),
        strays.all().getFirst());
  }

  @Test
  void thoseWhoKeepComingAreBoundedToo() {
    for (int i = 0; i < 100_000; i++) {
      for (int times = 0; times < 3; times++) {
        add("10." + (i >> 16) + "." + (i >> 8 & 255) + "." + (i & 255), times);
      }
    }
    assertEquals(Strays.MOST, strays.all().size());
  }
}
