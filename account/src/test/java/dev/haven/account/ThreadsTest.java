package dev.haven.account;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.haven.testkit.RandomInput;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Which thread an email belongs to, decided at its arrival.
class ThreadsTest {
  private final Fixture fixture = new Fixture();

  @AfterEach
  void close() {
    fixture.close();
  }

  private static NewMessage message(Fixture fixture, String header) {
    try (var incoming = fixture.accounts.receive()) {
      var bytes = (header.replace("\n", "\r\n") + "\r\n\r\nbody").getBytes(UTF_8);
      incoming.write(bytes, 0, bytes.length);
      return NewMessage.of(incoming.finish(), 1_800_000_000);
    }
  }

  private long arrive(String header) throws IntentRefused {
    fixture.account.commit(
        new Deliver("d" + fixture.account.state().version(), "INBOX", message(fixture, header)));
    return newestThread();
  }

  private long newestThread() {
    var messages = fixture.mailbox("INBOX").messages();
    var last = messages.cursor(messages.count() - 1);
    last.next();
    return last.threadId();
  }

  @Test
  void anAnswerBelongsToWhatItAnswers() throws Exception {
    long first = arrive("Message-ID: <1@x>\nSubject: plan");
    long answer = arrive("Message-ID: <2@x>\nSubject: Re: plan\nIn-Reply-To: <1@x>");
    assertEquals(first, answer);
    var next = "Message-ID: <3@x>\nSubject: AW: RE: Plan\nReferences: <1@x> <2@x>";
    assertEquals(first, arrive(next.replace("AW: ", "")));
  }

  @Test
  void aNewSubjectBeginsAThread() throws Exception {
    long first = arrive("Message-ID: <1@x>\nSubject: plan");
    assertNotEquals(first, arrive("Message-ID: <2@x>\nSubject: lunch\nIn-Reply-To: <1@x>"));
  }

  @Test
  void answersToAnEmailThatNeverCameBelongTogether() throws Exception {
    long first = arrive("Message-ID: <2@x>\nSubject: Re: plan\nIn-Reply-To: <1@x>");
    long second = arrive("Message-ID: <3@x>\nSubject: Re: plan\nIn-Reply-To: <1@x>");
    assertEquals(first, second);
    assertEquals(first, arrive("Message-ID: <1@x>\nSubject: plan"), "and to it, if it comes late");
  }

  @Test
  void emailsThatReferToNothingAreThreadsOfTheirOwn() throws Exception {
    assertNotEquals(arrive("Subject: news"), arrive("Subject: news"));
  }

  @Test
  void emailsThatComeTogetherFindOneAnother() throws Exception {
    var two =
        List.of(
            message(fixture, "Message-ID: <1@x>\nSubject: plan"),
            message(fixture, "Message-ID: <2@x>\nSubject: Re: plan\nIn-Reply-To: <1@x>"));
    fixture.account.commit(new AddMessages(fixture.inbox(), two));
    var m = fixture.mailbox("INBOX").messages().cursor();
    m.next();
    long first = m.threadId();
    m.next();
    assertEquals(first, m.threadId());
  }

  @Test
  void aCopyIsInTheSameThread() throws Exception {
    arrive("Message-ID: <1@x>\nSubject: plan");
    long thread = arrive("Message-ID: <2@x>\nSubject: Re: plan\nIn-Reply-To: <1@x>");
    var archive = fixture.mailbox("Archive").id();
    fixture.account.commit(new Copy(fixture.inbox(), UidSet.of(2), archive));
    var copy = fixture.mailbox("Archive").messages().cursor();
    copy.next();
    assertEquals(thread, copy.threadId());
  }

  /// Random conversations: a thread is that of the message answered, and a restart, from the log or
  /// from a checkpoint, changes nothing of that and finds the same threads from there on.
  @TestFactory
  Stream<DynamicTest> conversationsStayTogetherOverRestarts() {
    return RandomInput.seeds(10, ThreadsTest::play);
  }

  private static void play(Random random) throws IntentRefused {
    try (var fixture = new Fixture()) {
      var account = fixture.account;
      var threads = new long[200];
      for (int i = 0; i < threads.length; i++) {
        int answered = random.nextInt(3) == 0 ? -1 : random.nextInt(i + 1) - 1;
        var header =
            "Message-ID: <%d@x>\nSubject: Re: talk".formatted(i)
                + (answered < 0 ? "" : "\nIn-Reply-To: <" + answered + "@x>");
        var added = account.commit(AddMessages.of(fixture.inbox(), message(fixture, header)));
        threads[i] = answered < 0 ? added.emailIds()[0] : threads[answered];
        if (random.nextInt(20) == 0) {
          if (random.nextBoolean()) {
            account.checkpoint();
          }
          account = fixture.restarted();
        }
      }
      var m = account.state().mailbox("INBOX").orElseThrow().messages().cursor();
      while (m.next()) {
        assertEquals(threads[m.index()], m.threadId(), "of message " + m.index());
      }
    }
  }

  @Test
  void whatWasLongAgoIsForgottenAndNotEverythingElse() {
    var threads = Threads.NONE;
    for (long key = 0; key < 40_000; key++) {
      threads = threads.plus(new Arrival(key, 1, 0, 0, 0, key, List.of(key)));
    }
    assertEquals(39_000, threads.find(new ThreadKeys(List.of(39_000L), List.of()), 50_000));
    assertEquals(32_000, threads.find(new ThreadKeys(List.of(32_000L), List.of()), 50_000));
    assertEquals(50_000, threads.find(new ThreadKeys(List.of(5L), List.of()), 50_000));
  }
}
