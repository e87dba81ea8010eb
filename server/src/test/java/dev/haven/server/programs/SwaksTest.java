package dev.haven.server.programs;

import static org.junit.jupiter.api.Assertions.assertEquals;
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
class SwaksTest {
  private final Haven haven;
  private final Program swaks;
  private String jane;

  SwaksTest(Haven haven, @TempDir Path home) {
    this.haven = haven;
    this.swaks = Program.installed("swaks", home);
  }

  @BeforeEach
  void account() throws Exception {
    jane = haven.account();
  }

  @ParameterizedTest
  @CsvSource({
    "submissions, --tls-on-connect, PLAIN",
    "submission, --tls, PLAIN",
    "submission, --tls, LOGIN",
    "submission-alternative, --tls, LOGIN"
  })
  void sends(String listener, String tls, String mechanism) throws Exception {
    try (var inbox = new Inbox(haven, jane)) {
      for (var letter : Letters.few()) {
        signedIn(letter, listener, tls, "--auth", mechanism).ok();
        Letters.assertDelivered(letter, inbox.newest());
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"--tls-optional-strict", "--pipeline"})
  void bringsMailAsAnotherServerDoes(String option) throws Exception {
    try (var inbox = new Inbox(haven, jane)) {
      var letter = Letters.one("dots");
      send(letter, "smtp", option).ok();
      Letters.assertDelivered(letter, inbox.newest());
    }
  }

  @ParameterizedTest
  @CsvSource({"--tls-optional-strict", "--pipeline"})
  void handsMailOverByLmtp(String option) throws Exception {
    try (var inbox = new Inbox(haven, jane)) {
      var letter = Letters.one("dots");
      send(letter, "lmtp", option, "--protocol", "LMTP").ok();
      Letters.assertDelivered(letter, inbox.newest());
    }
  }

  /// Swaks exits with 28 where no mechanism was offered or sign-in failed, and shows what was said.
  @Test
  void signInIsNotOfferedInClear() throws Exception {
    var run = signedIn(Letters.one("dots"), "submission", "--auth", "PLAIN");
    assertEquals(28, run.status(), run::toString);
  }

  @Test
  void nobodyRelays() throws Exception {
    var run =
        swaks.run(
            "--server",
            "localhost:" + haven.port("smtp"),
            "--from",
            "someone@elsewhere.example",
            "--to",
            "someone@else.example");
    assertEquals(24, run.status(), run::toString);
    assertTrue(run.text().contains("550 5.7.1"), run::toString);
  }

  private Program.Run signedIn(String letter, String listener, String... options) throws Exception {
    var all = new ArrayList<>(List.of(options));
    all.addAll(List.of("--auth-user", jane, "--auth-password", Haven.PASSWORD));
    return send(letter, listener, all.toArray(String[]::new));
  }

  private Program.Run send(String letter, String listener, String... options) throws Exception {
    // With --no-data-fixup swaks sends what it is given, and one line end.
    var stuffed = ("\r\n" + letter).replace("\r\n.", "\r\n..").substring(2) + ".";
    var file = Files.write(swaks.home().resolve("letter"), Letters.bytes(stuffed));
    var arguments = new ArrayList<Object>(List.of(options));
    arguments.addAll(
        List.of(
            "--server",
            "localhost:" + haven.port(listener),
            "--tls-verify",
            "--tls-ca-path",
            haven.authority(),
            "--from",
            jane,
            "--to",
            jane,
            "--no-data-fixup",
            "--data",
            "@" + file));
    return swaks.run(arguments.toArray());
  }
}
