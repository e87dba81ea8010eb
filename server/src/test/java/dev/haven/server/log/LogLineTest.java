package dev.haven.server.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haven.wire.Session;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class LogLineTest {
  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05.678901Z");
  private static final String PREFIX = "t=2026-01-02T03:04:05.678Z level=info at=smtp.SmtpSession ";

  @Test
  void anEventStandsAsItIs() {
    assertEquals(PREFIX + "event=end bytes=5\n", line("event=end bytes=5"));
  }

  @Test
  void aSentenceBecomesAMessage() {
    assertEquals(PREFIX + "msg=\"it said \\\"no\\\"\"\n", line("it said \"no\""));
  }

  @Test
  void aLineStaysOneLine() {
    assertEquals(PREFIX + "event=x user=a\\r\\nt=forged\n", line("event=x user=a\r\nt=forged"));
    assertEquals(PREFIX + "msg=\"two\\nlines\"\n", line("two\nlines"));
  }

  @Test
  void theSessionIsNamedOnce() {
    var bound = ScopedValue.where(Session.ID, "4f2a");
    assertEquals(PREFIX + "s=4f2a event=end\n", bound.call(() -> line("event=end")));
    assertEquals(PREFIX + "event=end s=7\n", bound.call(() -> line("event=end s=7")));
  }

  @Test
  void aFailureBringsItsTraceOnLinesOfItsOwn() {
    var thrown = new IOException("disk \"gone\"");
    var lines = LogLine.of(NOW, Level.ERROR, "java.nio", "event=x", thrown).lines().toList();
    assertEquals(
        "t=2026-01-02T03:04:05.678Z level=error at=java.nio event=x"
            + " error=\"java.io.IOException: disk \\\"gone\\\"\"",
        lines.getFirst());
    assertTrue(lines.stream().skip(1).allMatch(line -> line.startsWith("\t")), lines.toString());
  }

  @Test
  void everyLoggerOfTheProcessIsOurs() {
    var logger = System.getLogger("dev.haven.x");
    assertTrue(logger.isLoggable(Level.ERROR));
    assertFalse(System.getLogger("javax.net.ssl").isLoggable(Level.INFO));
    assertEquals(List.of("dev.haven.x"), List.of(logger.getName()));
  }

  @Test
  void aPatternThatIsNoneIsShownAsItIs() {
    var logger = assertInstanceOf(LogfmtLogger.class, new LogfmtLogger("dev.haven.x"));
    logger.log(Level.DEBUG, "event={", "value");
  }

  private static String line(String message) {
    return LogLine.of(NOW, Level.INFO, "dev.haven.smtp.SmtpSession", message, null);
  }
}
