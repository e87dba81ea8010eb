package dev.haven.server.trial;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haven.server.control.Request;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A header asks for the owner of before of one of two recipients (RFC 7293 §7): of what was
/// accepted the other one has the message and the sender a report, once each, however often the
/// server is killed. The one whom the header does not mean has nothing.
class ChangedOwnerCrashTest {
  private static final int LEAST_MESSAGES = 40;
  private static final int KILLS = 2;
  private static final int SENDERS = 4;
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Pattern NAME = Pattern.compile("\r\nSubject: (n\\d+)\r\n");
  private static final String ANNA = "anna@trial.example";
  private static final String BOB = "bob@trial.example";
  private static final String CARL = "carl@trial.example";

  @TempDir Path folder;

  private final Random random = new Random(7);
  private final AtomicInteger names = new AtomicInteger();
  private final ConcurrentLinkedQueue<String> accepted = new ConcurrentLinkedQueue<>();

  @Test
  void theOthersAndTheSenderGetWhatIsTheirsOnceHoweverOftenTheServerIsKilled() throws Exception {
    var site = Site.at(folder.resolve("data"), "", "tls = \"none\"\nclear-sign-in = true\n");
    site.people(ANNA, BOB, CARL);
    for (int kills = 0; kills < KILLS || accepted.size() < LEAST_MESSAGES; kills++) {
      try (var server = ServerProcess.start(site)) {
        var senders =
            IntStream.range(0, SENDERS)
                .mapToObj(_ -> Thread.ofVirtual().start(() -> send(site)))
                .toList();
        LockSupport.parkNanos(Duration.ofMillis(100 + random.nextInt(400)).toNanos());
        server.kill();
        for (var sender : senders) {
          sender.join();
        }
      }
    }
    try (var server = ServerProcess.start(site)) {
      try (var administration = site.administration()) {
        administration.ask(new Request.ChangeQueue("retry", "all"));
      }
      awaitReports(site, server);
      assertEquals(Map.of(), named(site, BOB));
      assertOnce(named(site, CARL));
      assertOnce(named(site, ANNA));
    }
    assertEquals(List.of(), site.verify());
  }

  private void send(Site site) {
    try (var client = new SmtpClient(site.port("smtp"))) {
      for (int i = 0; i < LEAST_MESSAGES; i++) {
        var name = "n" + names.getAndIncrement();
        var text =
            "Subject: "
                + name
                + "\r\nRequire-Recipient-Valid-Since: "
                + BOB
                + "; Sat, 1 Jun 2013 09:23:01 -0700\r\n\r\nHello\r\n";
        client.send(ANNA, List.of(BOB, CARL), text.getBytes(US_ASCII));
        SmtpClient.expect(250, client.reply());
        accepted.add(name);
      }
    } catch (IOException _) {
      // The server was killed.
    }
  }

  private void awaitReports(Site site, ServerProcess server) throws IOException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!named(site, ANNA).keySet().containsAll(accepted)) {
      assertTrue(System.nanoTime() < end, () -> "reports are missing\n" + server.logQuietly());
      LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
    }
  }

  private void assertOnce(Map<String, Integer> named) {
    for (var name : accepted) {
      assertEquals(1, named.get(name), name);
    }
    named.forEach((name, times) -> assertEquals(1, times, name + " came again"));
  }

  /// How often each message is in somebody's inbox, itself or as what a report is about.
  private static Map<String, Integer> named(Site site, String who) throws IOException {
    Map<String, Integer> named = new HashMap<>();
    try (var imap = new ImapClient(site.port("imap"))) {
      imap.login(who, Site.PASSWORD);
      imap.command("EXAMINE INBOX").ok();
      for (var message : imap.command("UID FETCH 1:* (BODY.PEEK[])").ok().untagged()) {
        NAME.matcher(message)
            .results()
            .forEach(found -> named.merge(found.group(1), 1, Integer::sum));
      }
      imap.command("LOGOUT").ok();
    }
    return named;
  }
}
