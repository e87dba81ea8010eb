package dev.haven.smtp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haven.directory.DirectoryRefused;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Sequences that some server or other takes for the end of a message, as published with the SMTP
/// smuggling attacks of 2023. Here none is one, and no message holding one is accepted as two.
class SmugglingTest {
  private static final String BEGINNING =
      "EHLO a.example\r\nMAIL FROM:<a@b.example>\r\nRCPT TO:<jane@example.com>\r\nDATA\r\n"
          + "Subject: first\r\n\r\ntext";
  private static final String FORGED =
      "MAIL FROM:<admin@example.com>\r\nRCPT TO:<jane@example.com>\r\nDATA\r\nforged\r\n.\r\n";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\n.\n",
        "\n.\r",
        "\r.\n",
        "\r.\r",
        "\n.\r\n",
        "\r.\r\n",
        "\r\n\0.\r\n",
        "\r\n.\r\r\n",
        "\r\r\n.\r\r\n"
      })
  void nothingIsSmuggledBehindAFalseEnd(String falseEnd) throws DirectoryRefused {
    var world = new SmtpWorld(Map.of());
    var heard = Attempt.say(world, BEGINNING + falseEnd + FORGED + "NOOP\r\nQUIT\r\n");
    assertEquals(1, heard.stream().filter(line -> line.startsWith("354")).count());
    assertEquals("221 2.0.0 Goodbye", heard.getLast());
    assertEquals("250 2.0.0 Nothing done", heard.get(heard.size() - 2));
    boolean plain = falseEnd.indexOf('\0') >= 0;
    var answer = heard.get(heard.size() - 3);
    assertTrue(answer.startsWith(plain ? "250 2.0.0" : "554 5.6.0"), answer);
    assertEquals(plain ? 1 : 0, world.intake().delivered().size());
  }

  /// RFC 3207 §4.2: what was sent in clear behind STARTTLS is not answered after the handshake.
  @ParameterizedTest
  @ValueSource(
      strings = {"EHLO injected", "MAIL FROM:<a@b.example>", "NOOP", "RSET", "AUTH PLAIN AGEAYg=="})
  void nothingIsInjectedAcrossTheUpgrade(String injected) throws DirectoryRefused {
    var world = new SmtpWorld(Map.of("service", "submission"));
    var heard =
        Attempt.say(
            world,
            "EHLO probe\r\nSTARTTLS\r\n" + injected + "\r\n\u0016\3\1\0\0MAIL FROM:<>\r\nQUIT\r\n");
    int upgrade = heard.indexOf("220 2.0.0 Begin TLS");
    assertEquals(
        "503 5.5.1 Say EHLO first|221 2.0.0 Goodbye",
        String.join("|", heard.subList(upgrade + 1, heard.size())));
  }

  @Test
  void commandsInsideAMessageAreText() throws DirectoryRefused {
    var world = new SmtpWorld(Map.of());
    Attempt.say(world, BEGINNING + "\r\n" + FORGED);
    assertEquals(1, world.intake().delivered().size());
    assertTrue(world.intake().delivered().getFirst().text().contains("admin@example.com"));
  }
}
