package dev.haven.server.trial;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haven.server.control.Answer;
import dev.haven.server.control.Request;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A list of accounts whose import is killed, first the command that works by itself, then the
/// server that a command works with: the same command with `--skip-existing` and a new file ends
/// with the accounts of the list and no others, and everybody can sign in with the password of the
/// list, or of the newest file that names them.
class ImportCrashTest {
  private static final int PEOPLE = 70;
  private static final String FIRST = "first@trial.example";
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  @TempDir Path folder;

  private final Random random = new Random(11);

  @Test
  void anImportThatIsKilledGoesOnToTheWholeList() throws Exception {
    var site = Site.at(folder.resolve("data"), "", "tls = \"none\"\nclear-sign-in = true\n");
    site.people(FIRST);
    var passwords = list();
    int after = killedCommand(site);
    int then = killedServer(site);
    try (var server = ServerProcess.start(site)) {
      try (var rest = importing(site, "made-3.txt")) {
        assertTrue(rest.awaitEnd(PATIENCE), rest::logQuietly);
        assertEquals(0, rest.exitStatus(), rest::logQuietly);
      }
      for (var file : List.of("made-1.txt", "made-2.txt", "made-3.txt")) {
        passwords.putAll(made(file));
      }
      assertEquals(PEOPLE + 1, passwords.size());
      assertEquals(new TreeSet<>(passwords.keySet()), accounts(site));
      everybodySignsIn(site, passwords);
      server.terminate();
      assertTrue(server.awaitEnd(PATIENCE), server::logQuietly);
    }
    assertEquals(List.of(), site.verify());
    System.out.printf("trial: %d and %d of %d accounts after the kills%n", after, then, PEOPLE);
  }

  /// Every fifth has no password. The others' are long, so that the list has several pieces.
  private Map<String, String> list() throws IOException {
    var passwords = new LinkedHashMap<String, String>(Map.of(FIRST, Site.PASSWORD));
    var lines = new ArrayList<String>();
    for (int i = 0; i < PEOPLE; i++) {
      var address = "p" + i + "@trial.example";
      var password = "p" + i + " is" + " long".repeat(200);
      lines.add(i % 5 == 0 ? address : address + " " + password);
      if (i % 5 != 0) {
        passwords.put(address, password);
      }
    }
    Files.write(folder.resolve("people.txt"), lines);
    return passwords;
  }

  /// @return how many of the list are there afterwards
  private int killedCommand(Site site) throws Exception {
    try (var command = importing(site, "made-1.txt")) {
      awaitLines("made-1.txt", 13, command);
      command.kill();
    }
    try (var _ = ServerProcess.start(site)) {
      return accounts(site).size() - 1;
    }
  }

  private int killedServer(Site site) throws Exception {
    try (var server = ServerProcess.start(site);
        var command = importing(site, "made-2.txt")) {
      awaitLines("made-2.txt", 1, command);
      LockSupport.parkNanos(Duration.ofMillis(random.nextInt(200)).toNanos());
      server.kill();
      assertTrue(command.awaitEnd(PATIENCE), command::logQuietly);
    }
    try (var _ = ServerProcess.start(site)) {
      return accounts(site).size() - 1;
    }
  }

  private ServerProcess importing(Site site, String made) throws IOException {
    var list = folder.resolve("people.txt").toString();
    var file = folder.resolve(made).toString();
    return ServerProcess.command(
        site, "account", "import", list, "--skip-existing", "--passwords", file);
  }

  private void awaitLines(String file, int least, ServerProcess command) throws IOException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (made(file).size() < least) {
      assertTrue(command.isAlive() && System.nanoTime() < end, command::logQuietly);
      LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
    }
  }

  /// What a file of made passwords says of whom; a line that a kill has cut says nothing.
  private Map<String, String> made(String file) throws IOException {
    var made = new LinkedHashMap<String, String>();
    var path = folder.resolve(file);
    if (Files.exists(path)) {
      var text = Files.readString(path);
      text.substring(0, text.lastIndexOf('\n') + 1)
          .lines()
          .forEach(line -> {
            int blank = line.indexOf(' ');
            made.put(line.substring(0, blank), line.substring(blank + 1));
          });
    }
    return made;
  }

  private static SortedSet<String> accounts(Site site) throws Exception {
    try (var administration = site.administration()) {
      var answer = (Answer.Accounts) administration.ask(new Request.ListAccounts());
      var addresses = new TreeSet<String>();
      answer.accounts().forEach(account -> addresses.add(account.address()));
      return addresses;
    }
  }

  private static void everybodySignsIn(Site site, Map<String, String> passwords)
      throws IOException {
    for (var person : passwords.entrySet()) {
      try (var imap = new ImapClient(site.port("imap"))) {
        imap.login(person.getKey(), person.getValue());
        imap.command("SELECT INBOX").ok();
      }
    }
  }
}
