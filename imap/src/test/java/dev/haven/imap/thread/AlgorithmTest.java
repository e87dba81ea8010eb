package dev.haven.imap.thread;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.haven.message.Slice;
import dev.haven.testkit.RandomInput;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class AlgorithmTest {
  /// What random messages say of themselves, or what a test wants of them.
  private static final class Letters implements Mail {
    private final long[] sent;
    private final long[] received;
    private final long[] ids;
    private final long[][] references;
    private final boolean[] replies;
    private final String[] subjects;

    private Letters(int count) {
      sent = new long[count];
      received = new long[count];
      ids = new long[count];
      references = new long[count][0];
      replies = new boolean[count];
      subjects = new String[count];
      Arrays.fill(subjects, "");
    }

    static Letters random(Random random) {
      int count = random.nextInt(14);
      int names = 1 + random.nextInt(16);
      var letters = new Letters(count);
      for (int i = 0; i < count; i++) {
        letters.sent[i] = random.nextInt(6);
        letters.received[i] = random.nextInt(1000);
        letters.ids[i] = random.nextInt(names + 1);
        letters.references[i] = new long[random.nextInt(4)];
        for (int r = 0; r < letters.references[i].length; r++) {
          letters.references[i][r] = 1L + random.nextInt(names);
        }
        letters.replies[i] = random.nextBoolean();
        letters.subjects[i] = random.nextInt(3) == 0 ? "" : "s" + random.nextInt(4);
      }
      return letters;
    }

    @Override
    public int count() {
      return sent.length;
    }

    @Override
    public long sentAt(int message) {
      return sent[message];
    }

    @Override
    public long receivedAt(int message) {
      return received[message];
    }

    @Override
    public long id(int message) {
      return ids[message];
    }

    @Override
    public int references(int message) {
      return references[message].length;
    }

    @Override
    public long reference(int message, int number) {
      return references[message][number];
    }

    @Override
    public boolean isReply(int message) {
      return replies[message];
    }

    @Override
    public Slice baseSubject(int message) {
      return Slice.of(subjects[message].getBytes(StandardCharsets.UTF_8));
    }
  }

  @TestFactory
  Stream<DynamicTest> referencesAreWhatTheRfcSaysWordByWord() {
    return RandomInput.seeds(
        2000,
        random -> {
          var mail = Letters.random(random);
          assertEquals(
              new NaiveThreads(mail).bySubjectToo(), text(Algorithm.REFERENCES.thread(mail)));
        });
  }

  @TestFactory
  Stream<DynamicTest> withoutSubjectsTheThreadThatHadMailLastIsLast() {
    return RandomInput.seeds(
        1000,
        random -> {
          var mail = Letters.random(random);
          assertEquals(new NaiveThreads(mail).byReferences(), text(Algorithm.REFS.thread(mail)));
        });
  }

  @Test
  void aConversationMayBeAsDeepAsTheMailboxIsLarge() {
    int count = 100_000;
    var mail = new Letters(count);
    for (int i = 0; i < count; i++) {
      mail.sent[i] = i;
      mail.ids[i] = i + 1L;
      mail.references[i] = i == 0 ? new long[0] : new long[] {1, i};
    }
    var forest = Algorithm.REFERENCES.thread(mail);
    assertEquals(1, forest.roots().length);
    int depth = 0;
    for (int node = 0; node != Forest.NONE; node = forest.firstChild(node)) {
      depth++;
    }
    assertEquals(count, depth);
  }

  private static String text(Forest forest) {
    var text = new StringBuilder();
    for (int root : forest.roots()) {
      write(forest, root, text);
    }
    return text.toString();
  }

  private static void write(Forest forest, int node, StringBuilder text) {
    text.append('(').append(forest.isMessage(node) ? "" + node : "");
    for (int child = forest.firstChild(node);
        child != Forest.NONE;
        child = forest.nextSibling(child)) {
      write(forest, child, text);
    }
    text.append(')');
  }
}
