package dev.haven.imap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haven.testkit.RandomInput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Random commands of two sessions in one mailbox. Each client believes what it was told and no
/// more; whenever it asks, the mailbox is what it believes.
class TwoSessionsModelTest {
  private static final List<String> FLAGS =
      List.of("\\Seen", "\\Deleted", "\\Flagged", "$one", "$two");

  /// What a client knows of one message: its flags, once it was told.
  private static final class Known {
    private Set<String> flags = Set.of();
    private boolean told;
  }

  /// A client that keeps its own picture of the mailbox.
  private static final class Believer {
    private final QueuedPeer peer;
    private final Random random;
    private final List<Known> messages = new ArrayList<>();

    Believer(ImapWorld world, Random random) throws IOException {
      this.peer = new QueuedPeer(world);
      this.random = random;
      peer.send("LOGIN jane kestrel-nest");
      if (random.nextBoolean()) {
        peer.send("ENABLE IMAP4rev2");
      }
      if (random.nextBoolean()) {
        peer.send("ENABLE CONDSTORE");
      }
      hear(peer.send("SELECT INBOX"));
    }

    void act() throws IOException {
      switch (random.nextInt(9)) {
        case 0 -> say("NOOP");
        case 1 -> say("EXPUNGE");
        case 2 -> say("APPEND INBOX (" + flag() + ") {6+}\r\nA: b\r\n");
        case 3 -> withMessage(n -> say("COPY " + n + " INBOX"));
        case 4 -> withMessage(n -> say("MOVE " + n + " Archive"));
        case 5 -> withMessage(n -> say("FETCH " + n + " (FLAGS UID)"));
        case 6 -> withMessage(n -> say("FETCH " + n + " BODY[TEXT]<0.1>"));
        default -> withMessage(this::store);
      }
    }

    private interface OnMessage {
      void act(int number) throws IOException;
    }

    private void withMessage(OnMessage then) throws IOException {
      if (!messages.isEmpty()) {
        then.act(1 + random.nextInt(messages.size()));
      }
    }

    private void store(int number) throws IOException {
      int last = number + random.nextInt(messages.size() - number + 1);
      var operation = List.of("+", "-", "").get(random.nextInt(3));
      boolean silent = random.nextBoolean();
      var flag = flag();
      var range = number + ":" + last;
      var lines =
          peer.send(
              "STORE "
                  + range
                  + " "
                  + operation
                  + "FLAGS"
                  + (silent ? ".SILENT" : "")
                  + " ("
                  + flag
                  + ")");
      assertTrue(lines.getLast().contains(" OK "), lines.getLast());
      // Who changes flags silently believes that they are changed, unless told otherwise.
      for (int i = number - 1; silent && i < last; i++) {
        believe(messages.get(i), operation, flag);
      }
      hear(lines);
    }

    private static void believe(Known message, String operation, String flag) {
      var flags = new TreeSet<>(operation.isEmpty() ? Set.of() : message.flags);
      if (operation.equals("-")) {
        flags.remove(flag);
      } else {
        flags.add(flag);
      }
      message.flags = flags;
      message.told |= operation.isEmpty();
    }

    private String flag() {
      return FLAGS.get(random.nextInt(FLAGS.size()));
    }

    private void say(String command) throws IOException {
      var lines = peer.send(command);
      assertTrue(!lines.getLast().contains(" BAD "), () -> command + ": " + lines.getLast());
      hear(lines);
    }

    private void hear(List<String> lines) {
      for (var line : lines) {
        var words = line.split(" ", 4);
        if (words.length > 2 && words[0].equals("*") && words[1].matches("\\d+")) {
          hear(Integer.parseInt(words[1]), words[2], words.length > 3 ? words[3] : "");
        }
      }
    }

    private void hear(int number, String what, String rest) {
      switch (what) {
        case "EXPUNGE" -> messages.remove(number - 1);
        case "EXISTS" -> {
          assertTrue(number >= messages.size(), "EXISTS never shrinks");
          while (messages.size() < number) {
            messages.add(new Known());
          }
        }
        case "FETCH" -> flagsIn(rest, messages.get(number - 1));
        default -> {}
      }
    }

    private static void flagsIn(String items, Known message) {
      int at = items.indexOf("FLAGS (");
      if (at >= 0) {
        message.flags = flags(items.substring(at + 7, items.indexOf(')', at)));
        message.told = true;
      }
    }

    private static Set<String> flags(String list) {
      var flags = new TreeSet<>(List.of(list.split(" ")));
      flags.remove("");
      flags.remove("\\Recent");
      return flags;
    }

    /// The mailbox as the server has it now, asked for by a client that has just been told all.
    void check() throws IOException {
      hear(peer.send("NOOP"));
      var lines = peer.send("UID FETCH 1:* FLAGS");
      var answers =
          lines.stream().filter(line -> line.startsWith("* ") && line.contains(" FETCH ")).toList();
      assertEquals(messages.size(), answers.size(), () -> "number of messages: " + lines);
      for (int i = 0; i < messages.size(); i++) {
        var told = new Known();
        flagsIn(answers.get(i), told);
        if (messages.get(i).told) {
          assertEquals(told.flags, messages.get(i).flags, "flags of message " + (i + 1));
        }
      }
      hear(lines);
    }
  }

  @TestFactory
  Stream<DynamicTest> aClientThatBelievesWhatItIsToldIsRight() {
    return RandomInput.seeds(
        30,
        random -> {
          try (var world = new ImapWorld(Map.of())) {
            for (int i = 0; i < 5; i++) {
              world.act("add minutes INBOX 1");
            }
            play(world, random);
          }
        });
  }

  private static void play(ImapWorld world, Random random) throws IOException {
    var clients = List.of(new Believer(world, random), new Believer(world, random));
    for (int step = 0; step < 150; step++) {
      clients.get(random.nextInt(2)).act();
      if (random.nextInt(10) == 0) {
        clients.get(random.nextInt(2)).check();
      }
    }
    for (var client : clients) {
      client.check();
      client.peer.close();
    }
  }
}
