package dev.haven.imap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haven.account.CreateMailbox;
import dev.haven.account.Flags;
import dev.haven.account.Mailbox;
import dev.haven.testkit.RandomInput;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Every command against a plain reading of RFC 4314 §4: who may do what, with rights at random.
class RightsModelTest {
  private static final String LETTERS = "lrswipkxtean";
  private static final String BOX = "\"Other Users/jane@example.com/box\"";

  /// Jane's `box`, and bob, whose letters were given in several ways.
  private static final class Trial implements AutoCloseable {
    final ImapWorld world = new ImapWorld(Map.of());
    final ImapPeer bob;
    final String letters;

    Trial(Random random) throws Exception {
      world.jane().commit(new CreateMailbox("box/sub"));
      for (int i = 0; i < 4; i++) {
        world.add(ImapWorld.message("minutes"), "box", 1_000_000);
      }
      letters = give(random);
      bob = new ImapPeer(world, false);
      assertTrue(bob.send("LOGIN bob heron-nest").isOk());
    }

    private String give(Random random) throws Exception {
      var given = new TreeSet<Character>();
      for (var who : List.of("bob", "@example.com", "anyone")) {
        var rights = some(random, 3);
        for (var mailbox : List.of("box", "box/sub")) {
          world.act("give jane " + mailbox + " " + who + " " + rights);
        }
        rights.chars().forEach(letter -> given.add((char) letter));
      }
      var denied = some(random, 6);
      for (var mailbox : List.of("box", "box/sub")) {
        world.act("deny jane " + mailbox + " bob " + denied);
      }
      denied.chars().forEach(letter -> given.remove((char) letter));
      var text = new StringBuilder();
      LETTERS.chars().filter(l -> given.contains((char) l)).forEach(l -> text.append((char) l));
      return text.toString();
    }

    private static String some(Random random, int oneIn) {
      var some = new StringBuilder();
      LETTERS.chars().filter(_ -> random.nextInt(oneIn) == 0).forEach(l -> some.append((char) l));
      return some.toString();
    }

    boolean has(String any) {
      return any.chars().anyMatch(letter -> letters.indexOf(letter) >= 0);
    }

    Mailbox box() {
      return world.jane().state().mailbox("box").orElseThrow();
    }

    long flags(int index) {
      return box().messages().flags(index);
    }

    /// Refused without a word about what is there, unless the mailbox may be looked up.
    void check(String command, boolean allowed) throws IOException {
      var answer = bob.send(command);
      assertEquals(allowed, answer.isOk(), letters + ": " + command + ": " + answer.tagged());
      if (!allowed) {
        assertEquals(has("l") ? "NOPERM" : "NONEXISTENT", answer.tagged().code(), command);
      }
    }

    @Override
    public void close() {
      bob.close();
      world.close();
    }
  }

  @TestFactory
  Stream<DynamicTest> everyCommandKeepsToTheRights() {
    return RandomInput.seeds(
        150,
        random -> {
          try (var trial = new Trial(random)) {
            looking(trial);
            putting(trial);
            selecting(trial);
            arranging(trial);
          }
        });
  }

  private static void looking(Trial trial) throws IOException {
    var listed = trial.bob.send("LIST \"\" " + BOX).data();
    // A name that cannot be looked up is told of only for what is below it; nothing is here.
    assertEquals(trial.has("l") ? 1 : 0, listed.size(), trial.letters);
    var mine = trial.bob.send("MYRIGHTS " + BOX);
    assertEquals(trial.has("lrikxa"), mine.isOk(), trial.letters);
    if (mine.isOk()) {
      var written = trial.letters + (trial.has("kx") ? "c" : "") + (trial.has("te") ? "d" : "");
      assertEquals(written, mine.data().getFirst().values().get(2).text());
    }
    trial.check("STATUS " + BOX + " (MESSAGES)", trial.has("r"));
    trial.check("SUBSCRIBE " + BOX, trial.has("l"));
    trial.check("GETACL " + BOX, trial.has("a"));
    trial.check("LISTRIGHTS " + BOX + " sue", trial.has("a"));
  }

  private static void putting(Trial trial) throws IOException {
    var flags = "(\\Seen \\Deleted \\Flagged Mine)";
    var message = " {17+}\r\nSubject: plan\r\n\r\n";
    trial.check("APPEND " + BOX + " " + flags + message, trial.has("i"));
    assertTrue(trial.bob.send("APPEND INBOX " + flags + message).isOk());
    assertTrue(trial.bob.send("SELECT INBOX").isOk());
    trial.check("COPY 1 " + BOX, trial.has("i"));
    trial.check("MOVE 1 " + BOX, trial.has("i"));
    assertEquals(trial.has("i") ? 7 : 4, trial.box().count());
    for (int i = 4; i < trial.box().count(); i++) {
      requirePermitted(trial, trial.flags(i));
    }
    assertTrue(trial.bob.send("UNSELECT").isOk());
  }

  private static void requirePermitted(Trial trial, long flags) {
    assertEquals(trial.has("s"), (flags & Flags.SEEN) != 0, trial.letters);
    assertEquals(trial.has("t"), (flags & Flags.DELETED) != 0, trial.letters);
    assertEquals(trial.has("w"), (flags & Flags.FLAGGED) != 0, trial.letters);
    boolean keyword = Flags.keywords(flags, trial.box().keywords()).contains("Mine");
    assertEquals(trial.has("w"), keyword, trial.letters);
  }

  private static void selecting(Trial trial) throws IOException {
    trial.check("EXAMINE " + BOX, trial.has("r"));
    trial.check("SELECT " + BOX, trial.has("r"));
    if (!trial.has("r")) {
      return;
    }
    boolean writable = trial.has("switen");
    assertEquals(
        writable ? "READ-WRITE" : "READ-ONLY", trial.bob.send("SELECT " + BOX).tagged().code());
    assertTrue(trial.bob.send("FETCH 1 BODY[]").isOk());
    assertEquals(trial.has("s"), (trial.flags(0) & Flags.SEEN) != 0, trial.letters);
    storing(trial, writable);
    assertTrue(trial.bob.send("COPY 1 Archive").isOk());
    checkSelected(trial, "MOVE 3 Archive", writable, trial.has("t") && trial.has("e"));
    int before = trial.box().count();
    checkSelected(trial, "EXPUNGE", writable, trial.has("e"));
    assertTrue(trial.has("e") || trial.box().count() == before);
    trial.bob.send("STORE 1 +FLAGS (\\Deleted)");
    before = trial.box().count();
    assertTrue(trial.bob.send("CLOSE").isOk());
    assertTrue(trial.has("e") || trial.box().count() == before);
  }

  private static void storing(Trial trial, boolean writable) throws IOException {
    checkSelected(trial, "STORE 2 +FLAGS (\\Seen)", writable, trial.has("s"));
    checkSelected(trial, "STORE 2 +FLAGS (\\Deleted)", writable, trial.has("t"));
    checkSelected(trial, "STORE 2 +FLAGS (\\Flagged Mine)", writable, trial.has("w"));
    requirePermitted(trial, trial.flags(1));
    checkSelected(trial, "STORE 2 FLAGS ()", writable, trial.has("stw"));
    assertEquals(0, trial.flags(1));
    checkSelected(
        trial, "STORE 2 FLAGS (\\Seen \\Deleted \\Flagged Mine)", writable, trial.has("stw"));
    requirePermitted(trial, trial.flags(1));
    checkSelected(
        trial, "STORE 2 -FLAGS (\\Seen \\Deleted \\Flagged Mine)", writable, trial.has("stw"));
    assertEquals(0, trial.flags(1));
  }

  private static void checkSelected(Trial trial, String command, boolean writable, boolean allowed)
      throws IOException {
    var answer = trial.bob.send(command);
    assertEquals(writable && allowed, answer.isOk(), trial.letters + ": " + command);
    if (!answer.isOk()) {
      assertEquals(writable ? "NOPERM" : "READ-ONLY", answer.tagged().code(), command);
    }
  }

  private static void arranging(Trial trial) throws IOException {
    var created = trial.bob.send("CREATE \"Other Users/jane@example.com/box/new\"");
    assertEquals(trial.has("k"), created.isOk(), trial.letters);
    assertTrue(created.isOk() || created.tagged().code().equals("NOPERM"));
    var renamed =
        trial.bob.send(
            "RENAME \"Other Users/jane@example.com/box/sub\""
                + " \"Other Users/jane@example.com/box/sub2\"");
    assertEquals(trial.has("k") && trial.has("x"), renamed.isOk(), trial.letters);
    trial.check("SETACL " + BOX + " sue l", trial.has("a"));
    trial.check("DELETEACL " + BOX + " sue", trial.has("a"));
    for (var name : List.of("box/new", "box/sub", "box/sub2")) {
      if (trial.world.jane().state().mailbox(name).isPresent()) {
        trial.check("DELETE \"Other Users/jane@example.com/" + name + "\"", trial.has("x"));
      }
    }
    if (trial.has("x")) {
      trial.check("DELETE " + BOX, true);
    }
  }
}
