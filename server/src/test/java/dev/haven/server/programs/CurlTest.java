package dev.haven.server.programs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(Haven.Running.class)
class CurlTest {
  private final Haven haven;
  private final Program curl;
  private String jane;

  CurlTest(Haven haven, @TempDir Path home) {
    this.haven = haven;
    this.curl = Program.installed("curl", home);
  }

  @BeforeEach
  void account() throws Exception {
    jane = haven.account();
  }

  @ParameterizedTest
  @CsvSource({
    "smtps, submissions, PLAIN",
    "smtps, submissions, LOGIN",
    "smtp, submission, PLAIN",
    "smtp, submission-alternative, LOGIN"
  })
  void sends(String scheme, String listener, String mechanism) throws Exception {
    for (var letter : Letters.few()) {
      send(scheme, listener, letter, "--user", user(), "--login-options", "AUTH=" + mechanism).ok();
      Letters.assertDelivered(letter, newest());
    }
  }

  @Test
  void bringsMailAsAnotherServerDoes() throws Exception {
    for (var letter : Letters.few()) {
      send("smtp", "smtp", letter).ok();
      Letters.assertDelivered(letter, newest());
    }
  }

  @Test
  void isRefusedWithTheWrongPassword() throws Exception {
    var run = send("smtps", "submissions", Letters.one("dots"), "--user", jane + ":wrong password");
    assertNotEquals(0, run.status());
    assertTrue(run.error().contains("Login denied"), run::toString);
  }

  @Test
  void isRefusedWithoutTls() throws Exception {
    var letter = Files.write(curl.home().resolve("letter"), Letters.bytes(Letters.one("dots")));
    var run =
        curl.run(
            "-sS",
            "-v",
            "--user",
            user(),
            url("smtp", "submission") + "/localhost",
            "--mail-from",
            jane,
            "--mail-rcpt",
            jane,
            "-T",
            letter);
    assertNotEquals(0, run.status());
    assertTrue(run.error().contains("STARTTLS"), run::toString);
  }

  @ParameterizedTest
  @CsvSource({"imaps, imaps", "imap, imap"})
  void readsAndWritesByImap(String scheme, String listener) throws Exception {
    for (var letter : Letters.few()) {
      var file = Files.write(curl.home().resolve("letter"), Letters.bytes(letter));
      fetch(scheme, listener, "/INBOX", "-T", file).ok();
      var found = fetch(scheme, listener, "/INBOX", "-X", "SEARCH ALL").ok().text().strip();
      var number = found.substring(found.lastIndexOf(' ') + 1);
      var read = fetch(scheme, listener, "/INBOX;MAILINDEX=" + number).ok();
      assertEquals(letter, Letters.text(read.out()));
    }
    assertTrue(fetch(scheme, listener, "/").ok().text().contains("INBOX"));
  }

  @ParameterizedTest
  @CsvSource({"pop3s, pop3s", "pop3, pop3"})
  void readsByPop3(String scheme, String listener) throws Exception {
    var letters = Letters.few();
    for (var letter : letters) {
      send("smtp", "smtp", letter).ok();
    }
    for (int i = 0; i < letters.size(); i++) {
      var read = fetch(scheme, listener, "/" + (i + 1)).ok();
      Letters.assertDelivered(letters.get(i), Letters.text(read.out()));
    }
    fetch(scheme, listener, "/1", "-X", "DELE", "-I").ok();
    assertEquals(letters.size() - 1, fetch(scheme, listener, "/").ok().text().lines().count());
  }

  private Program.Run send(String scheme, String listener, String letter, String... more)
      throws Exception {
    var file = Files.write(curl.home().resolve("letter"), Letters.bytes(letter));
    var arguments = new ArrayList<Object>(List.of(more));
    arguments.add(url(scheme, listener) + "/client.localhost");
    arguments.addAll(List.of("--mail-from", jane, "--mail-rcpt", jane, "-T", file));
    return secure(arguments);
  }

  private Program.Run fetch(String scheme, String listener, String path, Object... more)
      throws Exception {
    var arguments = new ArrayList<>(List.of(more));
    arguments.addAll(List.of("--user", user(), url(scheme, listener) + path));
    return secure(arguments);
  }

  private Program.Run secure(List<Object> arguments) throws Exception {
    var all = new ArrayList<Object>(List.of("-sS", "--cacert", haven.authority(), "--ssl-reqd"));
    all.addAll(arguments);
    return curl.run(all.toArray());
  }

  private String newest() throws Exception {
    var run = fetch("imaps", "imaps", "/INBOX;MAILINDEX=*");
    return Letters.text(run.ok().out());
  }

  private String url(String scheme, String listener) {
    return scheme + "://localhost:" + haven.port(listener);
  }

  private String user() {
    return jane + ":" + Haven.PASSWORD;
  }
}
