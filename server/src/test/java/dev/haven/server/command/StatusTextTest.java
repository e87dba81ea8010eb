package dev.haven.server.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haven.diagnosis.Finding;
import dev.haven.diagnosis.SeenMeaning;
import dev.haven.diagnosis.passive.Gathering;
import dev.haven.server.control.Answer;
import dev.haven.wire.TlsLibrary;
import dev.haven.wire.TlsMode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class StatusTextTest {
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

  @Test
  void limitsThatWereReachedAreCountedAndNoticesSayWhatToDo() {
    var listener =
        new Answer.Listener(
            "smtp",
            "SMTP",
            TlsMode.STARTTLS,
            25,
            OptionalLong.of(25),
            List.of("0.0.0.0"),
            Optional.empty(),
            Map.of("accepted", 9L, "limited-slowed", 3L));
    var lines = StatusText.of(status(List.of(listener), Map.of("senders-held", 2L)));
    var last = lines.subList(lines.size() - 5, lines.size());
    assertEquals(
        List.of(
            "",
            "Limit reached: smtp slowed, 3 times",
            "Limit reached: senders held, 2 times",
            "! jane looks taken over",
            "  What to do: look"),
        last);
  }

  @Test
  void whoCameAndWhatTheyHadTroubleWithIsTold() {
    var port = new Gathering("submission", 587, true, true, List.of(), List.of());
    var finding =
        SeenMeaning.TLS_ON_CLEAR_PORT
            .at("port 587", "11 connections from 192.0.2.7 speak TLS on 587", List.of())
            .advising("Set the program to STARTTLS, or to port 465.");
    var lines = StatusText.of(status(List.of(), Map.of(), List.of(port), List.of(finding)));
    assertTrue(lines.contains("Nobody has come yet to port 587"), lines::toString);
    assertEquals(
        List.of(
            "! HV-SEEN-01  11 connections from 192.0.2.7 speak TLS on 587",
            "  What to do: Set the program to STARTTLS, or to port 465."),
        lines.subList(lines.size() - 2, lines.size()));
  }

  private static Answer.Status status(List<Answer.Listener> listeners, Map<String, Long> limits) {
    return status(listeners, limits, List.of(), List.of());
  }

  private static Answer.Status status(
      List<Answer.Listener> listeners,
      Map<String, Long> limits,
      List<Gathering> gatherings,
      List<Finding> findings) {
    return new Answer.Status(
        "1",
        42,
        NOW,
        "mail.example.com",
        "/data",
        listeners,
        new Answer.Certificate(List.of(), NOW, Optional.empty()),
        TlsLibrary.JAVA,
        List.of(),
        limits,
        List.of(new Answer.Notice("jane looks taken over", "look")),
        gatherings,
        findings);
  }
}
