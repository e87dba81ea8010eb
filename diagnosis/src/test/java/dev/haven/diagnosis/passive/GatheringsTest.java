package dev.haven.diagnosis.passive;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.haven.wire.PeerKind;
import dev.haven.wire.Sighting;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GatheringsTest {
  private static final Instant NOW = Instant.parse("2026-05-01T12:00:00Z");

  private static Sighting seen(boolean six, PeerKind kind, Duration ago) {
    return new Sighting(six, kind, 1, 0, Optional.of(NOW.minus(ago)), Optional.empty(), Map.of());
  }

  private static Gatherings gatherings(boolean six, Sighting... sightings) {
    var port = new Gathering("smtp", 25, true, six, List.of(sightings), List.of());
    return new Gatherings(List.of(port), NOW);
  }

  @Test
  void itIsSaidWhoReachedAPortOverWhat() {
    assertEquals(
        List.of("Port 25 over IPv4: reached by a public host 3 min ago; over IPv6: never"),
        gatherings(true, seen(false, PeerKind.PUBLIC, Duration.ofMinutes(3))).sentences());
    assertEquals(List.of("Nobody has come yet to port 25"), gatherings(false).sentences());
    assertEquals(
        List.of(
            "Port 25 over IPv4: never; over IPv6: reached by the own network 47 h ago, by this machine"
                + " just now"),
        gatherings(
                true,
                seen(true, PeerKind.OWN, Duration.ofSeconds(3)),
                seen(true, PeerKind.PRIVATE, Duration.ofHours(47)))
            .sentences());
  }

  @Test
  void portsThatNobodyReachedAreOneSentence() {
    var reached = List.of(seen(false, PeerKind.OWN, Duration.ofSeconds(3)));
    var ports =
        List.of(
            new Gathering("smtp", 25, true, false, List.of(), List.of()),
            new Gathering("imaps", 993, true, false, reached, List.of()),
            new Gathering("imap", 143, true, true, List.of(), List.of()));
    assertEquals(
        List.of(
            "Port 993 over IPv4: reached by this machine just now",
            "Nobody has come yet to port 25, 143"),
        new Gatherings(ports, NOW).sentences());
  }

  @Test
  void onlyAPublicHostOfLatelySpeaksForTheWayIn() {
    var fresh = gatherings(true, seen(false, PeerKind.PUBLIC, Duration.ofMinutes(3)));
    assertEquals(Optional.of("a public host reached it 3 min ago"), fresh.fromOutside(25, false));
    assertEquals(Optional.empty(), fresh.fromOutside(25, true));
    assertEquals(Optional.empty(), fresh.fromOutside(587, false));
    var old = gatherings(true, seen(false, PeerKind.PUBLIC, Duration.ofDays(3)));
    assertEquals(Optional.empty(), old.fromOutside(25, false));
    var near = gatherings(true, seen(false, PeerKind.PRIVATE, Duration.ofMinutes(3)));
    assertEquals(Optional.empty(), near.fromOutside(25, false));
  }
}
