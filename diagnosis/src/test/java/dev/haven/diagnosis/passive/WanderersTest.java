package dev.haven.diagnosis.passive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haven.diagnosis.Finding;
import dev.haven.diagnosis.SeenMeaning;
import dev.haven.wire.Stray;
import dev.haven.wire.TlsTrouble;
import dev.haven.wire.WrongMode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class WanderersTest {
  private static final Instant NOW = Instant.parse("2026-05-01T12:00:00Z");
  private static final Instant FIRST = NOW.minus(Duration.ofHours(2));

  private static Stray stray(String address, String what, long count) {
    return new Stray(address, what, "", count, FIRST, NOW);
  }

  private static List<Finding> findings(String listener, int port, Stray... strays) {
    var there = new Gathering(listener, port, true, true, List.of(), List.of(strays));
    var submissions = new Gathering("submissions", 465, true, true, List.of(), List.of());
    var imap = new Gathering("imap", 143, true, true, List.of(), List.of());
    return new Wanderers(List.of(there, submissions, imap), NOW).findings();
  }

  @Test
  void aProgramInTheWrongModeIsToldWithItsRemedy() {
    var found = findings("submission", 587, stray("192.0.2.7", "TLS_TO_PLAIN_PORT", 11));
    assertEquals(1, found.size());
    var finding = found.getFirst();
    assertEquals(SeenMeaning.TLS_ON_CLEAR_PORT.entry().id(), finding.id());
    assertEquals("11 connections from 192.0.2.7 speak TLS on 587", finding.cause());
    assertEquals("Set the program to STARTTLS, or to port 465.", finding.remedy());
    assertEquals(
        List.of("192.0.2.7: 11 times, first 2026-05-01T10:00:00Z, last 2026-05-01T12:00:00Z"),
        finding.evidence());
  }

  @Test
  void theSameTroubleOfSeveralIsOneFinding() {
    var found =
        findings(
            "imaps",
            993,
            stray("192.0.2.7", "PLAIN_TO_TLS_PORT", 4),
            stray("192.0.2.8", "SILENT_ON_TLS_PORT", 9),
            stray("192.0.2.9", "PLAIN_TO_TLS_PORT", 2));
    assertEquals(1, found.size());
    assertEquals(
        "9 connections from 192.0.2.8, and 4 from 1 other address, speak in clear on 993, which"
            + " begins with TLS",
        found.getFirst().cause());
    assertEquals(
        "Set the program to SSL/TLS, or to port 143 with STARTTLS.", found.getFirst().remedy());
  }

  @ParameterizedTest
  @CsvSource({
    "10.0.0.1, HTTP, HV-SEEN-03",
    "192.0.2.1, HTTP,",
    "192.0.2.1, SMTP, HV-SEEN-04",
    "192.0.2.1, UNTRUSTED_PROXY, HV-SEEN-05",
    "192.0.2.1, CLIENT_DISTRUSTS_CERTIFICATE, HV-SEEN-06",
    "192.0.2.1, TOO_OLD, HV-SEEN-07",
    "127.0.0.1, TOO_OLD,",
    "192.0.2.1, NO_COMMON_CIPHER, HV-SEEN-08",
    "192.0.2.1, NOT_TLS,",
    "192.168.0.1, NOT_TLS, HV-SEEN-08",
    "192.0.2.1, CLIENT_LEFT,"
  })
  void noiseOfTheInternetIsPassedOver(String from, String what, String id) {
    var ids = findings("imap", 143, stray(from, what, 3)).stream().map(Finding::id).toList();
    assertEquals(id == null ? List.of() : List.of(id), ids);
  }

  @Test
  void onceOrTwiceOrLongAgoIsNoFinding() {
    var old =
        new Stray("192.0.2.7", "TLS_TO_PLAIN_PORT", "", 99, FIRST, NOW.minus(Duration.ofDays(8)));
    assertEquals(List.of(), findings("smtp", 25, old, stray("192.0.2.8", "SMTP", 2)));
  }

  @ParameterizedTest
  @EnumSource
  void everyModeHasWords(WrongMode mode) {
    assertTrue(
        findings("imap", 143, stray("10.0.0.1", mode.name(), 3))
            .getFirst()
            .cause()
            .contains("143"));
  }

  @ParameterizedTest
  @EnumSource
  void everyTlsTroubleHasWordsOrIsPassedOver(TlsTrouble trouble) {
    findings("imap", 143, stray("10.0.0.1", trouble.name(), 3))
        .forEach(finding -> assertTrue(finding.cause().contains("143"), finding::cause));
  }
}
