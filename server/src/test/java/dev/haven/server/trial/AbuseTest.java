package dev.haven.server.trial;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Published attacks, on real sockets with real TLS: smuggled messages and injected commands.
class AbuseTest {
  private static final Path ATTACKS = Path.of("src/test/resources/trial");
  private static final String VICTIM = "victim@trial.example";

  @TempDir static Path folder;
  private static Site site;
  private static ServerProcess server;

  @BeforeAll
  static void start() throws Exception {
    site = Site.at(folder.resolve("data"), "", "tls = \"starttls\"\nclear-sign-in = true\n");
    site.people(VICTIM);
    server = ServerProcess.start(site);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static Stream<String> attacks(String file) throws IOException {
    return Files.readAllLines(ATTACKS.resolve(file)).stream().filter(line -> !line.startsWith("#"));
  }

  static Stream<String> smuggling() throws IOException {
    return attacks("smuggling.txt");
  }

  static Stream<String> injections() throws IOException {
    return attacks("starttls-injection.txt");
  }

  @ParameterizedTest
  @MethodSource("smuggling")
  void whatIsNotTheEndDoesNotEndAMessage(String sequence) throws IOException {
    try (var smtp = new SmtpClient(site.port("smtp"))) {
      var smuggled =
          "From: outer@elsewhere.example\r\n\r\nouter"
              + unescaped(sequence)
              + "MAIL FROM:<smuggled@elsewhere.example>\r\nRCPT TO:<"
              + VICTIM
              + ">\r\nDATA\r\nSubject: smuggled\r\n\r\ninner";
      smtp.send("outer@elsewhere.example", List.of(VICTIM), smuggled.getBytes(US_ASCII));
      var verdict = smtp.reply();
      assertTrue(verdict.startsWith("250") || verdict.startsWith("5"), verdict);
      assertOneAnswer(smtp, verdict);
    }
    assertEquals(List.of(), smuggledMessages());
  }

  /// After the verdict comes the answer to the next command, and nothing between.
  private static void assertOneAnswer(SmtpClient smtp, String verdict) throws IOException {
    try {
      var next = smtp.command("HELP");
      assertTrue(next.startsWith("214"), verdict + " was followed by " + next);
    } catch (EOFException _) {
      assertTrue(verdict.startsWith("5"), "closed after " + verdict);
    }
  }

  private static List<String> smuggledMessages() throws IOException {
    try (var imap = new ImapClient(site.port("imap"))) {
      imap.login(VICTIM, Site.PASSWORD);
      imap.command("EXAMINE INBOX").ok();
      return imap
          .command("FETCH 1:* (BODY.PEEK[HEADER.FIELDS (SUBJECT RETURN-PATH)])")
          .untagged()
          .stream()
          .filter(response -> response.contains("smuggled"))
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("injections")
  void whatWasInjectedBeforeTlsIsNeverAnswered(String attack) throws IOException {
    var fields = attack.split("\\|", 3);
    var listener = fields[0].strip();
    try (var line = new LineClient(site.port(listener))) {
      greet(line, listener);
      line.sendRaw(fields[1].strip() + "\r\n" + fields[2].strip() + "\r\n");
      var answer = line.line();
      assertTrue(answer.startsWith("220") || answer.contains("OK"), answer);
      line.startTls();
      assertFirstAnswerIsOurs(line, listener);
    }
  }

  private static void greet(LineClient line, String listener) throws IOException {
    if (listener.equals("imap") || listener.equals("pop3")) {
      line.line();
      return;
    }
    var smtp = new SmtpClient(line);
    SmtpClient.expect(220, smtp.reply());
    SmtpClient.expect(250, smtp.command("EHLO probe.example"));
  }

  private static void assertFirstAnswerIsOurs(LineClient line, String listener) throws IOException {
    switch (listener) {
      case "imap" -> {
        line.send("ours NOOP");
        assertTrue(line.line().startsWith("ours OK"));
      }
      case "pop3" -> {
        line.send("PASS nobody asked for USER");
        assertTrue(line.line().startsWith("-ERR"));
        line.send("QUIT");
        assertTrue(line.line().startsWith("+OK"));
      }
      default -> {
        var smtp = new SmtpClient(line);
        SmtpClient.expect(214, smtp.command("HELP"));
        SmtpClient.expect(503, smtp.command("MAIL FROM:<a@b.example>"));
        SmtpClient.expect(250, smtp.command("EHLO probe.example"));
      }
    }
  }

  /// RFC 3207 §4.2: what was said in clear is forgotten.
  @Test
  void aTransactionBegunBeforeTlsIsForgotten() throws IOException {
    try (var smtp = new SmtpClient(site.port("smtp"))) {
      SmtpClient.expect(250, smtp.command("MAIL FROM:<a@elsewhere.example>"));
      SmtpClient.expect(250, smtp.command("RCPT TO:<" + VICTIM + ">"));
      var answer = smtp.command("STARTTLS");
      if (answer.startsWith("220")) {
        smtp.line().startTls();
        SmtpClient.expect(250, smtp.command("EHLO probe.example"));
        SmtpClient.expect(503, smtp.command("DATA"));
      } else {
        SmtpClient.expect(503, answer);
      }
    }
  }

  /// Not even an authenticated stranger's address makes this an open relay.
  @Test
  void mailForOtherServersIsRefused() throws IOException {
    try (var smtp = new SmtpClient(site.port("smtp"))) {
      SmtpClient.expect(250, smtp.command("MAIL FROM:<" + VICTIM + ">"));
      for (var relay :
          List.of(
              "a@elsewhere.example",
              "a%elsewhere.example@trial.example",
              "\"a@elsewhere.example\"@trial.example",
              "@trial.example:a@elsewhere.example",
              "a@[192.0.2.1]",
              "elsewhere.example!a@trial.example")) {
        var answer = smtp.command("RCPT TO:<" + relay + ">");
        assertTrue(answer.startsWith("5"), relay + ": " + answer);
      }
    }
  }

  @Test
  void aPasswordInClearIsRefusedWithTheRemedy() throws Exception {
    var strict = Site.at(folder.resolve("strict"), "", "tls = \"starttls\"\n");
    strict.people(VICTIM);
    try (var other = ServerProcess.start(strict)) {
      try (var smtp = new SmtpClient(strict.port("submission"))) {
        var answer = smtp.command("AUTH PLAIN AHZpY3RpbQB4");
        assertTrue(answer.startsWith("5") && answer.contains("STARTTLS"), answer);
      }
      try (var imap = new ImapClient(strict.port("imap"))) {
        var answer = imap.command("LOGIN " + VICTIM + " x").tagged();
        assertTrue(answer.startsWith("NO [PRIVACYREQUIRED]"), answer);
        assertTrue(answer.contains("STARTTLS"), answer);
      }
      try (var pop3 = new Pop3Client(strict.port("pop3"))) {
        var answer = pop3.command("USER " + VICTIM);
        assertTrue(answer.startsWith("-ERR") && answer.contains("STLS"), answer);
      }
      assertTrue(other.isAlive());
      assertFalse(other.log().contains("AHZpY3RpbQB4"));
    }
  }

  private static String unescaped(String sequence) {
    return sequence.replace("\\r", "\r").replace("\\n", "\n").replace("\\0", "\0");
  }
}
