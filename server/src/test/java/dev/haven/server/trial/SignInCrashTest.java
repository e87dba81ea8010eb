package dev.haven.server.trial;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haven.server.control.Answer;
import dev.haven.server.control.Request;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Why somebody could not sign in is known after `kill -9` too.
class SignInCrashTest {
  @TempDir Path folder;

  @Test
  void aRefusalThatWasWrittenDownSurvivesAKill() throws Exception {
    var site = Site.at(folder.resolve("data"), "", "tls = \"none\"\nclear-sign-in = true\n");
    site.people("anna@trial.example");
    try (var server = ServerProcess.start(site)) {
      refused(site, "anna@trial.example");
      refused(site, "anne@trial.example");
      awaitWritten(site.data().resolve("signins.log"), "anne@trial.example");
      server.kill();
    }
    try (var _ = ServerProcess.start(site);
        var imap = new LineClient(site.port("imap"))) {
      assertTrue(imap.line().startsWith("* OK"), "then it takes commands too");
      assertEquals(List.of("wrong_password 1 LOGIN"), outcomes(site, "anna@trial.example"));
      assertEquals(List.of("unknown_user 1 LOGIN"), outcomes(site, "anne@trial.example"));
    }
  }

  private static void refused(Site site, String user) throws IOException {
    try (var imap = new LineClient(site.port("imap"))) {
      imap.line();
      imap.send("a LOGIN " + user + " wrong");
      assertTrue(imap.line().startsWith("a NO [AUTHENTICATIONFAILED]"));
    }
  }

  private static void awaitWritten(Path file, String words) throws IOException {
    long deadline = System.nanoTime() + Duration.ofSeconds(40).toNanos();
    while (!Files.exists(file) || !Files.readString(file).contains(words)) {
      assertTrue(System.nanoTime() < deadline, "not written down in time");
      LockSupport.parkNanos(1_000_000);
    }
  }

  private static List<String> outcomes(Site site, String user) throws Exception {
    try (var server = site.administration()) {
      var answer =
          (Answer.SignInsShown)
              server.ask(new Request.ListSignIns(user, Optional.empty(), true, "", 10));
      return answer.signIns().stream()
          .map(one -> one.outcome() + " " + one.count() + " " + one.mechanism())
          .toList();
    }
  }
}
