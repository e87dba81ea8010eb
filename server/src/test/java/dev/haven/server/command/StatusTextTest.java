package dev.haven.server.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.haven.server.control.Answer;
import dev.haven.wire.TlsLibrary;
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
            "STARTTLS",
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
            "Limit reached: smtp slowed 3",
            "Limit reached: senders-held 2",
            "! jane looks taken over",
            "  What to do: look"),
        last);
  }

  private static Answer.Status status(List<Answer.Listener> listeners, Map<String, Long> limits) {
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
        List.of(),
        List.of());
  }
}
