package dev.haven.server.trial;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Commands of somebody who may sign in, made to take more than they look: each is answered, and
/// the session goes on.
class HostileCommandsTest {
  private static final String PERSON = "person@trial.example";

  @TempDir static Path folder;
  private static Site site;
  private static ServerProcess server;

  @BeforeAll
  static void start() throws Exception {
    site = Site.at(folder.resolve("data"), "", "tls = \"none\"\nclear-sign-in = true\n");
    site.people(PERSON);
    server = ServerProcess.start(site, "-Xmx128m");
    try (var imap = signedIn()) {
      imap.command("CREATE " + "a".repeat(200)).ok();
      for (int i = 0; i < 20; i++) {
        imap.answer(imap.send("APPEND INBOX", TrialMessage.bytes("m" + i))).ok();
      }
    }
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static ImapClient signedIn() throws IOException {
    var imap = new ImapClient(site.port("imap"));
    imap.login(PERSON, Site.PASSWORD);
    imap.command("SELECT INBOX").ok();
    return imap;
  }

  static Stream<String> commands() {
    return Stream.of(
        "SEARCH " + "(".repeat(20_000) + "ALL" + ")".repeat(20_000),
        "SEARCH " + "NOT ".repeat(15_000) + "ALL",
        "SEARCH " + "OR ".repeat(10_000) + "ALL" + " ALL".repeat(8_000),
        "FETCH 1 " + "(".repeat(30_000),
        "FETCH 1 BODY[" + "1.".repeat(30_000) + "1]",
        "FETCH 1:* (" + "BODY.PEEK[] ".repeat(5_000) + "UID)",
        "FETCH " + "1:*,".repeat(15_000) + "1 FLAGS",
        "UID FETCH 1:4294967295," + "4294967295:1,".repeat(4_000) + "1 UID",
        "LIST \"\" " + "%*".repeat(2_000) + "x",
        "LIST \"\" \"" + "%a*".repeat(20_000) + "b\"",
        "LIST (" + "SUBSCRIBED ".repeat(5_000) + ") \"\" *",
        "CREATE " + "a/".repeat(30_000) + "a",
        "CREATE " + "x".repeat(60_000),
        "STORE 1:* FLAGS (" + "keyword ".repeat(7_000) + "last)",
        "SEARCH HEADER " + "x".repeat(30_000) + " " + "y".repeat(30_000),
        "SEARCH CHARSET NOSUCH ALL",
        "STATUS INBOX (" + "MESSAGES ".repeat(7_000) + "UNSEEN)",
        "APPEND INBOX (" + "\\Seen ".repeat(8_000) + ") {5}",
        "ID (" + "\"a\" \"b\" ".repeat(8_000) + ")",
        "ENABLE " + "X ".repeat(20_000) + "Y",
        "COPY 1:* " + "x".repeat(30_000),
        "THREAD REFERENCES UTF-8 ALL");
  }

  @ParameterizedTest(name = "{index}")
  @MethodSource("commands")
  void aCostlyCommandIsAnswered(String command) throws IOException {
    try (var imap = signedIn()) {
      var answer = imap.command(command).tagged();
      assertFalse(answer.contains("SERVERBUG"), answer);
      imap.command("NOOP").ok();
    }
    assertFalse(server.log().contains("Error"), server::logQuietly);
  }

  @Test
  void keywordsAndMailboxesHaveABound() throws IOException {
    try (var imap = signedIn()) {
      var last = "";
      for (int i = 0; i < 100 && !last.startsWith("NO"); i++) {
        last = imap.command("STORE 1 +FLAGS (keyword" + i + ")").tagged();
      }
      assertTrue(last.startsWith("NO [LIMIT]"), last);
      last = "";
      for (int i = 0; i < 20_000 && !last.startsWith("NO"); i++) {
        last = imap.command("CREATE m" + i).tagged();
      }
      assertTrue(last.startsWith("NO [LIMIT]"), last);
    }
  }

  static Stream<String> messages() {
    var boundary = "--b\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n";
    return Stream.of(
        "Subject: " + "x".repeat(900_000) + "\r\n\r\nlong",
        "X: y\r\n".repeat(100_000) + "\r\nmany",
        "Content-Type: multipart/mixed; boundary=b\r\n\r\n" + boundary.repeat(15_000),
        "Content-Type: multipart/mixed; boundary=b\r\n\r\n" + "--b\r\n\r\n".repeat(100_000),
        "Content-Type: message/rfc822\r\n\r\n".repeat(20_000) + "deep",
        "To: " + "(".repeat(100_000) + "\r\n\r\ncomments",
        "To: " + "a@b.example, ".repeat(50_000) + "\r\n\r\npeople",
        "Subject: " + "=?utf-8?q?=41?= ".repeat(40_000) + "\r\n\r\nwords",
        "Content-Type: text/plain; " + "x*0=y; ".repeat(100_000) + "\r\n\r\nparameters",
        "References: " + "<a@b> ".repeat(100_000) + "\r\n\r\nthreads");
  }

  @ParameterizedTest(name = "{index}")
  @MethodSource("messages")
  void aMonstrousMessageIsStoredAndShown(String message) throws IOException {

    try (var imap = signedIn()) {
      imap.answer(imap.send("APPEND INBOX", message.getBytes(US_ASCII))).ok();
      for (var items :
          List.of("ENVELOPE", "BODYSTRUCTURE", "BODY", "BODY.PEEK[1]", "BODY.PEEK[HEADER]")) {
        var answer = imap.command("FETCH * " + items).tagged();
        assertTrue(answer.startsWith("OK"), items + ": " + answer);
      }
      var whole = imap.command("FETCH * BODY.PEEK[]").ok().untagged().getLast();
      assertTrue(whole.contains(message), "not the same bytes");
      imap.command("SEARCH SUBJECT x TO y").ok();
    }
    assertFalse(server.log().contains("Error"), server::logQuietly);
  }
}
