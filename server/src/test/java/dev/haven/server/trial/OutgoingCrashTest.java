package dev.haven.server.trial;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haven.testkit.FakeMx;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What was accepted for elsewhere ends delivered once or reported once, whatever the other server
/// does and however often this one is killed. It comes twice only where this server could not know
/// that the other has it: its `250` was lost, or never read.
class OutgoingCrashTest {
  /// For every day; `-Dtrial.messages=5000` takes about four minutes.
  private static final int MESSAGES = Integer.getInteger("trial.messages", 200);

  private static final int LEAST_KILLS = 3 + MESSAGES / 500;

  /// Accepted messages, before the server is killed again.
  private static final int LEAST_A_ROUND = 20;

  private static final int SENDERS = 10;
  private static final int SESSIONS = 20;
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Pattern REPORTED =
      Pattern.compile("Final-Recipient: rfc822; ((?:no|ok)\\d+)@");
  private static final String JANE = "jane@trial.example";

  @TempDir Path folder;

  private final Random random = new Random(4);
  private final AtomicInteger lost = new AtomicInteger();
  private final AtomicInteger names = new AtomicInteger();
  private final ConcurrentLinkedQueue<String> accepted = new ConcurrentLinkedQueue<>();

  private static final String NO_LIMITS =
      """
      [submission]
      messages-per-hour = 0
      messages-per-day = 0
      recipients-per-hour = 0
      recipients-per-day = 0
      strangers-per-hour = 0
      unknown-per-hour = 0
      """;

  @Test
  void whatWasAcceptedEndsOnceHoweverOftenTheServerIsKilled() throws Exception {
    try (var mx = FakeMx.start().answering(this::flaky)) {
      var site =
          Site.at(
              folder.resolve("data"),
              NO_LIMITS
                  + "[sending]\nretries = [\"1 second\"]\nsessions-per-server = %d\nroutes = [\"flaky.test = 127.0.0.1:%d\"]\n"
                      .formatted(SESSIONS, mx.address().getPort()),
              "tls = \"none\"\nclear-sign-in = true\n");
      site.people(JANE);
      int kills = 0;
      for (; kills < LEAST_KILLS || accepted.size() < MESSAGES; kills++) {
        try (var server = ServerProcess.start(site)) {
          var senders = new ArrayList<Thread>();
          for (int i = 0; i < SENDERS; i++) {
            senders.add(Thread.ofVirtual().start(() -> sending(site)));
          }
          awaitAccepted(accepted.size() + LEAST_A_ROUND);
          LockSupport.parkNanos(Duration.ofMillis(random.nextInt(1_500)).toNanos());
          server.kill();
          for (var sender : senders) {
            sender.join();
          }
        }
      }
      mx.answering(
          command -> command.contains("<no") ? Optional.of("550 5.1.1 No") : Optional.empty());
      try (var server = ServerProcess.start(site)) {
        awaitEnd(site, mx, server);
        server.kill();
      }
      assertEquals(List.of(), site.verify());
      System.out.printf(
          "trial: %d accepted, %d kills, %d answers lost by the other side, %d came again%n",
          accepted.size(), kills, lost.get(), again(mx));
    }
  }

  /// Returns once so many messages were accepted, or all are.
  private void awaitAccepted(int messages) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (accepted.size() < Math.min(messages, MESSAGES)) {
      assertTrue(System.nanoTime() < end, () -> accepted.size() + " of " + messages);
      LockSupport.parkNanos(1_000_000);
    }
  }

  /// One in ten of each trouble; nobody called no... exists.
  private synchronized Optional<String> flaky(String command) {
    if (command.contains("<no")) {
      return Optional.of("550 5.1.1 No");
    }
    int dice = random.nextInt(30);
    if (command.equals(".") && dice == 0) {
      lost.incrementAndGet();
      return Optional.of(FakeMx.TAKE_SILENTLY);
    }
    if (command.equals(".") && dice < 5) {
      return Optional.of(dice == 1 ? FakeMx.HANG_UP : "451 4.3.0 Later");
    }
    if (command.equals("CONNECT") && dice < 2) {
      return Optional.of(dice == 0 ? FakeMx.STALL : FakeMx.HANG_UP);
    }
    return command.startsWith("RCPT") && dice < 3
        ? Optional.of("450 4.2.0 Later")
        : Optional.empty();
  }

  private void sending(Site site) {
    try (var client = new SmtpClient(site.port("submission"))) {
      var secret = "\0" + JANE + "\0" + Site.PASSWORD;
      client.command("EHLO trial");
      var plain = Base64.getEncoder().encodeToString(secret.getBytes(StandardCharsets.UTF_8));
      SmtpClient.expect(235, client.command("AUTH PLAIN " + plain));
      while (accepted.size() < MESSAGES) {
        int number = names.getAndIncrement();
        var name = (number % 5 == 4 ? "no" : "ok") + number;
        var text = "Subject: " + name + "\r\n\r\nHello\r\n";
        client.send(JANE, List.of(name + "@flaky.test"), text.getBytes(StandardCharsets.US_ASCII));
        SmtpClient.expect(250, client.reply());
        accepted.add(name);
      }
    } catch (IOException _) {
      // The server was killed.
    }
  }

  private void awaitEnd(Site site, FakeMx mx, ServerProcess server) throws Exception {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      var missing = missing(site, mx);
      if (missing.isEmpty()) {
        return;
      }
      if (System.nanoTime() > end) {
        throw new AssertionError(
            missing.size()
                + " of "
                + accepted.size()
                + " missing: "
                + missing
                + "\n"
                + server.logQuietly());
      }
      LockSupport.parkNanos(Duration.ofMillis(500).toNanos());
    }
  }

  /// Who has neither the message nor, where nobody has that name, been reported; and what came too
  /// often.
  private List<String> missing(Site site, FakeMx mx) throws IOException {
    var taken = taken(mx);
    Map<String, Integer> reported = reported(site);
    taken.forEach((name, messages) -> {
      for (var before : messages.subList(0, messages.size() - 1)) {
        assertFalse(mx.wentOnAfter(before), name + " came again although we knew of its 250");
      }
    });
    reported.forEach((name, times) -> {
      assertEquals(1, times, name + " was reported again");
      assertFalse(taken.containsKey(name), name + " was delivered and reported");
      assertTrue(name.startsWith("no"), name + " was given up");
    });
    var missing = new ArrayList<String>();
    for (var name : accepted) {
      if (!(name.startsWith("no") ? reported : taken).containsKey(name)) {
        missing.add(name);
      }
    }
    return missing;
  }

  /// By recipient, in the order in which they came.
  private static Map<String, List<FakeMx.Taken>> taken(FakeMx mx) {
    return mx.taken().stream()
        .collect(
            Collectors.groupingBy(message -> message.to().getFirst().replace("@flaky.test", "")));
  }

  private static int again(FakeMx mx) {
    return mx.taken().size() - taken(mx).size();
  }

  private static Map<String, Integer> reported(Site site) throws IOException {
    Map<String, Integer> reported = new HashMap<>();
    try (var imap = new ImapClient(site.port("imap"))) {
      imap.login(JANE, Site.PASSWORD);
      imap.command("EXAMINE INBOX").ok();
      for (var message : imap.command("UID FETCH 1:* (BODY.PEEK[])").ok().untagged()) {
        REPORTED
            .matcher(message)
            .results()
            .forEach(found -> reported.merge(found.group(1), 1, Integer::sum));
      }
      imap.command("LOGOUT").ok();
    }
    return reported;
  }
}
