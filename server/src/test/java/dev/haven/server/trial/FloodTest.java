package dev.haven.server.trial;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A server with a small heap meets clients that never stop: each gets a clear refusal, none gets
/// its memory, and somebody else's session goes on.
class FloodTest {
  private static final String PERSON = "person@trial.example";
  private static final int MOST_CONNECTIONS = 6_000;
  private static final long MOST_RESIDENT_KIB = 512 << 10;

  @TempDir static Path folder;
  private static Site site;
  private static ServerProcess server;
  private static int delivered;

  @BeforeAll
  static void start() throws Exception {
    var limits =
        """
        [messages]
        size = "1 MiB"
        recipients = 1000
        [limits]
        connections = %d
        connections-per-address = %d
        sign-in-time = "5 seconds"
        """
            .formatted(MOST_CONNECTIONS, MOST_CONNECTIONS);
    site = Site.at(folder.resolve("data"), limits, "tls = \"none\"\nclear-sign-in = true\n");
    site.people(PERSON);
    server = ServerProcess.start(site, "-Xmx128m");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  /// Whatever a test did to the server: somebody else sends and reads mail.
  @AfterEach
  void othersAreUnharmed() throws IOException {
    sendAndRead();
    assertTrue(server.isAlive());
    assertFalse(server.log().contains("OutOfMemoryError"), server::logQuietly);
    assertTrue(server.residentKib() < MOST_RESIDENT_KIB, "KiB: " + server.residentKib());
  }

  private static void sendAndRead() throws IOException {
    try (var smtp = new SmtpClient(site.port("smtp"))) {
      smtp.send(
          "a@elsewhere.example", List.of(PERSON), "Subject: hello\r\n\r\nhello".getBytes(US_ASCII));
      SmtpClient.expect(250, smtp.reply());
      delivered++;
    }
    try (var imap = new ImapClient(site.port("imap"))) {
      imap.login(PERSON, Site.PASSWORD);
      var answer = imap.command("STATUS INBOX (MESSAGES)").ok();
      assertEquals(List.of("* STATUS \"INBOX\" (MESSAGES " + delivered + ")"), answer.untagged());
    }
  }

  @ParameterizedTest
  @CsvSource({"smtp, 421", "submission, 421", "imap, * BYE", "pop3, -ERR"})
  void anEndlessLineIsRefused(String listener, String word) throws IOException {
    try (var line = new LineClient(site.port(listener))) {
      line.line();
      var words = flood(line, "x".repeat(8_192), 2_000);
      assertTrue(words.startsWith(word), words);
    }
  }

  /// Writes until the server has had enough, and returns what it said.
  private static String flood(LineClient line, String piece, int pieces) throws IOException {
    var bytes = piece.getBytes(US_ASCII);
    try {
      for (int i = 0; i < pieces; i++) {
        line.sendRaw(bytes);
      }
      line.sendRaw("\r\n");
    } catch (IOException _) {
      // It has closed the connection; what it said before is still there to be read.
    }
    return line.line();
  }

  @Test
  void aLiteralLargerThanAllowedIsRefusedBeforeItIsSent() throws IOException {
    try (var imap = new ImapClient(site.port("imap"))) {
      imap.login(PERSON, Site.PASSWORD);
      for (var size : List.of("1048577", "4294967296", "99999999999999999999")) {
        var answer = imap.command("APPEND INBOX {" + size + "}");
        assertTrue(
            answer.tagged().startsWith("NO [TOOBIG]") || answer.tagged().startsWith("BAD"),
            answer.tagged());
      }
      imap.command("NOOP").ok();
    }
  }

  @Test
  void anEndlessLiteralIsRefused() throws IOException {
    try (var imap = new ImapClient(site.port("imap"))) {
      imap.login(PERSON, Site.PASSWORD);
      imap.line().sendRaw("t APPEND INBOX {4000000000+}\r\n");
      var words = flood(imap.line(), "x".repeat(8_192), 2_000);
      assertTrue(words.contains("TOOBIG") || words.contains("BYE") || words.contains("BAD"), words);
    }
  }

  @Test
  void aStrangersLiteralIsHardlyTaken() throws IOException {
    try (var imap = new ImapClient(site.port("imap"))) {
      imap.line().sendRaw("t LOGIN {100000000+}\r\n");
      var words = flood(imap.line(), "x".repeat(8_192), 2_000);
      assertTrue(words.contains("BYE") || words.contains("BAD"), words);
    }
  }

  @Test
  void aMessageLargerThanAllowedIsRefused() throws IOException {
    try (var smtp = new SmtpClient(site.port("smtp"))) {
      SmtpClient.expect(552, smtp.command("MAIL FROM:<a@b.example> SIZE=1048577"));
      SmtpClient.expect(250, smtp.command("MAIL FROM:<a@b.example>"));
      SmtpClient.expect(250, smtp.command("RCPT TO:<" + PERSON + ">"));
      SmtpClient.expect(552, smtp.command("BDAT 99999999999999 LAST"));
      assertEquals("", smtp.line().rest());
    }
    try (var smtp = new SmtpClient(site.port("smtp"))) {
      var body = new byte[4 << 20];
      Arrays.fill(body, (byte) 'x');
      for (int i = 70; i < body.length - 1; i += 72) {
        body[i] = '\r';
        body[i + 1] = '\n';
      }
      smtp.send("a@b.example", List.of(PERSON), body);
      SmtpClient.expect(552, smtp.reply());
      assertTrue(
          Pattern.compile("event=refused q=\\w+ .*reply=\"552").matcher(server.log()).find(),
          server::logQuietly);
      SmtpClient.expect(250, smtp.command("NOOP"));
    }
  }

  /// RFC 5321 §4.5.3.1.10: those that are too many are refused for now, the others get their mail.
  @Test
  void moreRecipientsThanAllowedWaitForTheNextMessage() throws IOException {
    try (var smtp = new SmtpClient(site.port("smtp"))) {
      SmtpClient.expect(250, smtp.command("MAIL FROM:<a@b.example>"));
      assertEquals(1_000, accepted(smtp, 1_200));
      SmtpClient.expect(354, smtp.command("DATA"));
      SmtpClient.expect(250, smtp.command("Subject: many\r\n\r\nonce is enough\r\n."));
      delivered++;
    }
  }

  @Test
  void tenThousandRecipientsEndTheSession() throws IOException {
    try (var smtp = new SmtpClient(site.port("smtp"))) {
      SmtpClient.expect(250, smtp.command("MAIL FROM:<a@b.example>"));
      assertEquals(1_000, accepted(smtp, 10_000));
    }
  }

  /// How many of so many recipients are accepted, up to the server's goodbye.
  private static int accepted(SmtpClient smtp, int recipients) throws IOException {
    int accepted = 0;
    for (int i = 0; i < recipients / 100; i++) {
      smtp.line().sendRaw(("RCPT TO:<person+" + i + "@trial.example>\r\n").repeat(100));
      for (int j = 0; j < 100; j++) {
        var reply = smtp.reply();
        if (reply.startsWith("421")) {
          return accepted;
        }
        accepted += reply.startsWith("250") ? 1 : 0;
        assertTrue(reply.startsWith("250") || reply.startsWith("452 4.5.3"), reply);
      }
    }
    return accepted;
  }

  @Test
  void tenThousandWrongCommandsEndTheSession() throws IOException {
    for (var listener : List.of("smtp", "pop3")) {
      try (var line = new LineClient(site.port(listener))) {
        line.line();
        flood(line, "x y z\r\n".repeat(100), 100);
        var rest = quietly(line);
        assertTrue(rest.length() < 1_000_000, listener + " answers for ever");
      }
    }
  }

  /// What comes until the server closes or says nothing more.
  private static String quietly(LineClient line) {
    try {
      line.send("LOGOUT now");
      return line.rest();
    } catch (IOException e) {
      return e.toString();
    }
  }

  @Test
  void fiveThousandOpenConnectionsAndSlowOnesLeaveRoomForOthers() throws IOException {
    var open = new ArrayList<LineClient>();
    try {
      for (int i = 0; i < 5_000; i++) {
        var listener = List.of("smtp", "imap", "pop3", "submission").get(i % 4);
        open.add(new LineClient(site.port(listener)));
      }
      for (var line : open) {
        var greeting = line.line();
        assertTrue(
            greeting.startsWith("220") || greeting.contains("OK"),
            () -> "greeted with " + greeting);
      }
      sendAndRead();
      slowlyAsksForPatience(open.subList(0, 400));
    } finally {
      open.forEach(LineClient::close);
    }
  }

  /// A byte now and then keeps nobody's connection for ever: those who could sign in and did not
  /// are told and let go.
  private static void slowlyAsksForPatience(List<LineClient> slow) throws IOException {
    for (int i = 1; i < slow.size(); i += 4) {
      slow.get(i).sendRaw("a");
    }
    sendAndRead();
    for (int i = 1; i < slow.size(); i += 4) {
      var words = slow.get(i).rest();
      assertTrue(words.contains("* BYE"), "let go with: " + words);
    }
  }

  /// Clients that ask for a lot and do not read it: what they asked for waits on the disk.
  @Test
  void whoAsksAndDoesNotReadTakesNoMemory() throws IOException {
    var open = new ArrayList<ImapClient>();
    try {
      for (int i = 0; i < 200; i++) {
        var imap = new ImapClient(site.port("imap"));
        open.add(imap);
        imap.login(PERSON, Site.PASSWORD);
        imap.command("SELECT INBOX").ok();
      }
      deliverLarge();
      for (var imap : open) {
        imap.line().sendRaw("x FETCH * BODY.PEEK[]\r\n".repeat(20));
      }
      sendAndRead();
      assertTrue(server.residentKib() < MOST_RESIDENT_KIB, "KiB: " + server.residentKib());
    } finally {
      open.forEach(ImapClient::close);
    }
  }

  private static void deliverLarge() throws IOException {
    try (var smtp = new SmtpClient(site.port("smtp"))) {
      var line = "x".repeat(70) + "\r\n";
      var body = ("Subject: large\r\n\r\n" + line.repeat(14_000)).getBytes(US_ASCII);
      smtp.send("a@elsewhere.example", List.of(PERSON), body);
      SmtpClient.expect(250, smtp.reply());
      delivered++;
    }
  }

  /// What arrives goes to the disk as it comes, for however many at once.
  @Test
  void manyLargeMessagesAtOnceTakeNoMemory() throws IOException {
    var half = ("x".repeat(70) + "\r\n").repeat(7_000).getBytes(US_ASCII);
    var open = new ArrayList<SmtpClient>();
    try {
      for (int i = 0; i < 200; i++) {
        var smtp = new SmtpClient(site.port("smtp"));
        open.add(smtp);
        SmtpClient.expect(250, smtp.command("MAIL FROM:<a@elsewhere.example>"));
        SmtpClient.expect(250, smtp.command("RCPT TO:<" + PERSON + ">"));
        SmtpClient.expect(354, smtp.command("DATA"));
        smtp.line().sendRaw("Subject: at once\r\n\r\n");
        smtp.line().sendRaw(half);
      }
      sendAndRead();
      for (var smtp : open) {
        smtp.line().sendRaw(half);
        SmtpClient.expect(250, smtp.command("."));
        delivered++;
      }
    } finally {
      open.forEach(SmtpClient::close);
    }
  }

  /// Guessing passwords takes two threads and their memory, whoever guesses and how often.
  @Test
  void aFloodOfWrongPasswordsLeavesOthersTheirs() throws IOException {
    sendAndRead();
    var open = new ArrayList<ImapClient>();
    try {
      for (int i = 0; i < 300; i++) {
        var imap = new ImapClient(site.port("imap"));
        open.add(imap);
        imap.send("LOGIN person@trial.example guess" + i);
      }
      sendAndRead();
      int slowed = 0;
      for (var imap : open) {
        slowed += imap.response().contains("[UNAVAILABLE]") ? 1 : 0;
      }
      assertTrue(slowed > 250, "guesses that were not even checked: " + slowed);
    } finally {
      open.forEach(ImapClient::close);
    }
  }

  @Test
  void whoComesTooOftenIsToldInTheProtocolsOwnWords() throws Exception {
    var narrow =
        Site.at(
            folder.resolve("narrow"),
            "[limits]\nconnections-per-address = 3\n",
            "tls = \"none\"\nclear-sign-in = true\n");
    narrow.people(PERSON);
    try (var other = ServerProcess.start(narrow)) {
      assertTold(narrow, "smtp", "421 ");
      assertTold(narrow, "imap", "* BYE ");
      assertTold(narrow, "pop3", "-ERR ");
      assertTrue(other.isAlive());
    }
  }

  private static void assertTold(Site narrow, String listener, String words) throws IOException {
    var open = new ArrayList<LineClient>();
    try {
      var heard = "";
      for (int i = 0; i < 10 && !heard.startsWith(words); i++) {
        open.add(new LineClient(narrow.port(listener)));
        heard = open.getLast().line();
      }
      assertTrue(heard.startsWith(words), listener + ": " + heard);
    } finally {
      open.forEach(LineClient::close);
    }
  }
}
