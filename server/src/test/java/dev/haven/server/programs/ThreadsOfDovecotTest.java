package dev.haven.server.programs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The same mail here and in Dovecot, in threads and in order (RFC 5256).
@Timeout(120)
@ExtendWith(Haven.Running.class)
class ThreadsOfDovecotTest {
  private static final String ANN = "ann@box.test";
  private static final int MAILBOXES = 30;
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("dd-MMM-uuuu HH:mm:ss xx", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  @TempDir static Path folder;
  @AutoClose static Dovecot dovecot;

  private static Inbox theirs;
  private static Inbox ours;

  @BeforeAll
  static void fill(Haven haven) throws Exception {
    dovecot = Dovecot.start(folder, Map.of(ANN, "*:bytes=100M"));
    theirs = dovecot.inbox(ANN);
    ours = new Inbox(haven, haven.account());
    for (int seed = 0; seed < MAILBOXES; seed++) {
      var random = new Random(seed);
      var messages = OddMail.mailbox(random, 5 + random.nextInt(40));
      var command = append(seed, messages, random);
      for (var inbox : List.of(theirs, ours)) {
        inbox.ok("CREATE box" + seed);
        inbox.ok(command);
      }
    }
  }

  private static String append(int seed, List<String> messages, Random random) {
    var command = new StringBuilder("APPEND box" + seed);
    for (var message : messages) {
      var received = Instant.parse("2026-04-01T00:00:00Z").plusSeconds(60L * random.nextInt(999));
      command
          .append(" \"")
          .append(DATE.format(received))
          .append("\" {")
          .append(message.length())
          .append("+}\r\n")
          .append(message);
    }
    return command.toString();
  }

  @AfterAll
  static void close() throws IOException {
    theirs.close();
    ours.close();
  }

  /// The drafts of THREAD=REFS sort threads by the latest INTERNALDATE in each; Dovecot 2.3 does so
  /// by the latest sent date. So the threads must be the same, in whatever order.
  @Test
  void withoutSubjectsTheThreadsAreTheSame() throws IOException {
    for (int seed = 0; seed < MAILBOXES; seed++) {
      select(seed);
      assertEquals(
          threads(theirs.told("THREAD REFS UTF-8 ALL", "THREAD")),
          threads(ours.told("THREAD REFS UTF-8 ALL", "THREAD")),
          "box" + seed);
    }
  }

  private static List<String> threads(String told) {
    var threads = new ArrayList<String>();
    int depth = 0;
    int start = 0;
    for (int i = 0; i < told.length(); i++) {
      depth += told.charAt(i) == '(' ? 1 : told.charAt(i) == ')' ? -1 : 0;
      if (depth == 0) {
        threads.add(told.substring(start, i + 1));
        start = i + 1;
      }
    }
    threads.sort(null);
    return threads;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "THREAD REFERENCES UTF-8 ALL",
        "THREAD ORDEREDSUBJECT UTF-8 ALL",
        "SORT (DATE) UTF-8 ALL",
        "SORT (REVERSE ARRIVAL) UTF-8 ALL",
        "SORT (SUBJECT REVERSE DATE) UTF-8 ALL",
        "SORT (FROM SIZE) UTF-8 ALL",
        "SORT (TO CC) UTF-8 ALL",
        "SORT (DISPLAYFROM REVERSE DISPLAYTO) UTF-8 ALL"
      })
  void theAnswersAreTheSame(String command) throws IOException {
    var about = command.substring(0, command.indexOf(' '));
    for (int seed = 0; seed < MAILBOXES; seed++) {
      select(seed);
      assertEquals(
          theirs.told(command, about), ours.told(command, about), command + " in box" + seed);
    }
  }

  private static void select(int seed) throws IOException {
    theirs.ok("SELECT box" + seed);
    ours.ok("SELECT box" + seed);
  }
}
