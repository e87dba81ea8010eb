package dev.haven.server.trial;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haven.server.control.Answer;
import dev.haven.server.control.Request;
import dev.haven.testkit.FakeMx;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What became of a message, and what its sender has sent, is known after `kill -9` too.
class HistoryCrashTest {
  private static final String JANE = "jane@trial.example";
  private static final Duration PATIENCE = Duration.ofSeconds(40);

  /// What happened in the last one before a crash may be forgotten.
  private static final Duration A_MOMENT = Duration.ofSeconds(3);

  @TempDir Path folder;

  @Test
  void whatHasLeftTheQueueAndWhoSentItSurviveAKill() throws Exception {
    try (var mx = FakeMx.start()) {
      var site =
          Site.at(
              folder.resolve("data"),
              "[submission]\nmessages-per-hour = 3\n"
                  + "[sending]\nroutes = [\"other.test = 127.0.0.1:%d\"]\n"
                      .formatted(mx.address().getPort()),
              "tls = \"none\"\nclear-sign-in = true\n");
      site.people(JANE);
      var id = "";
      try (var server = ServerProcess.start(site)) {
        id = sent(site, mx, 1);
        sent(site, mx, 2);
        sent(site, mx, 3);
        LockSupport.parkNanos(A_MOMENT.toNanos());
        server.kill();
      }
      try (var _ = ServerProcess.start(site)) {
        assertEquals("delivered", outcome(site, id));
        submitted(site); // the last may be forgotten
        var answer = submitted(site);
        assertTrue(answer.contains("You have sent as much as your account may"), answer);
      }
    }
  }

  /// Its id, once the other server has it.
  private static String sent(Site site, FakeMx mx, int number) throws IOException {
    var reply = submitted(site);
    SmtpClient.expect(250, reply);
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (mx.taken().size() < number) {
      assertTrue(System.nanoTime() < end, "not sent in time");
      LockSupport.parkNanos(1_000_000);
    }
    return reply.substring(reply.lastIndexOf(' ') + 1);
  }

  /// What the server says to a message.
  private static String submitted(Site site) throws IOException {
    try (var client = new SmtpClient(site.port("submission"))) {
      var secret = "\0" + JANE + "\0" + Site.PASSWORD;
      var plain = Base64.getEncoder().encodeToString(secret.getBytes(StandardCharsets.UTF_8));
      SmtpClient.expect(235, client.command("AUTH PLAIN " + plain));
      client.command("MAIL FROM:<" + JANE + ">");
      var named = client.command("RCPT TO:<ann@other.test>");
      if (!named.startsWith("250")) {
        return named;
      }
      client.command("RSET");
      var text = "Subject: Hello\r\n\r\nHello\r\n".getBytes(StandardCharsets.US_ASCII);
      client.send(JANE, List.of("ann@other.test"), text);
      return client.reply();
    }
  }

  private static String outcome(Site site, String id) throws Exception {
    try (var server = site.administration()) {
      var shown = (Answer.QueuedMessage) server.ask(new Request.ShowQueued(id));
      return shown.message().attempts().getLast().results().getLast().outcome();
    }
  }
}
