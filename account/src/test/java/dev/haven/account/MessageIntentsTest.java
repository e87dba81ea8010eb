package dev.haven.account;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haven.store.LogId;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MessageIntentsTest {
  private final Fixture fixture = new Fixture();
  private final Account account = fixture.account;

  @AfterEach
  void close() {
    fixture.close();
  }

  private Mailbox inbox() {
    return fixture.mailbox("INBOX");
  }

  private ChangedFlags flags(FlagOperation operation, UidSet uids, long flags, String... keywords)
      throws IntentRefused {
    return account.commit(
        new ChangeFlags(
            fixture.inbox(), uids, operation, flags, List.of(keywords), OptionalLong.empty()));
  }

  @Test
  void anAddedMessageCanBeRead() throws IntentRefused {
    var message = Post.message(fixture.accounts, "hello\r\n");
    int size = message.size();
    var added =
        account.commit(
            AddMessages.of(
                fixture.inbox(),
                new NewMessage(message, Flags.SEEN, List.of("$Forwarded"), 1_234_567)));
    message.close();
    assertEquals("1", added.uids().toString());
    var messages = inbox().messages();
    assertEquals(size, messages.size(0));
    assertEquals(1_234_567, messages.receivedAt(0));
    assertEquals(1_767_268_800, messages.sentAt(0));
    assertEquals(List.of("$Forwarded"), Flags.keywords(messages.flags(0), inbox().keywords()));
    long email = messages.emailId(0);
    assertEquals(size, account.card(email).orElseThrow().size());
    var body = account.body(email).orElseThrow();
    var bytes = new byte[7];
    assertEquals(7, body.read(size - 7, bytes, 0, 7));
    assertArrayEquals("hello\r\n".getBytes(UTF_8), bytes);
    account.cards(
        1,
        9,
        (id, card) -> {
          assertEquals(email, id);
          assertEquals(size, card.size());
          return true;
        });
    account.items(
        new long[] {email, email + 1},
        (id, card, stored) -> {
          assertEquals(email, id);
          assertEquals(size, card.size());
          assertEquals(size, stored.length());
          return true;
        });
  }

  @Test
  void oneReceivedMessageGoesToSeveralAccounts() throws IntentRefused {
    var other = fixture.accounts.account(new LogId("account/2"));
    try (var message = Post.message(fixture.accounts, "for both")) {
      var first = account.commit(new Deliver("d", "INBOX", NewMessage.of(message, 1)));
      var second = other.commit(new Deliver("d", "INBOX", NewMessage.of(message, 1)));
      assertEquals(
          fixture.store.body(account.id(), first.emailIds()[0]),
          fixture.store.body(other.id(), second.emailIds()[0]));
    }
  }

  @Test
  void aDeliveryIsMadeOnce() throws IntentRefused {
    var deliver = new Deliver("q1", "Junk", Post.unread(fixture.accounts, "x"));
    var first = account.commit(deliver);
    fixture.account.checkpoint();
    var again = fixture.restarted().commit(deliver);
    assertEquals(first.uids(), again.uids());
    assertEquals(first.uidValidity(), again.uidValidity());
    assertArrayEquals(first.emailIds(), again.emailIds());
    assertEquals(1, fixture.restarted().state().mailbox("Junk").orElseThrow().count());
  }

  @Test
  void theLastFiveHundredDeliveriesAreRemembered() throws IntentRefused {
    for (int i = 0; i < 1500; i++) {
      account.commit(new Deliver("d" + i, "INBOX", Post.unread(fixture.accounts, "")));
    }
    account.checkpoint();
    var restarted = fixture.restarted();
    for (int i = 1000; i < 1500; i++) {
      var again =
          restarted.commit(new Deliver("d" + i, "INBOX", Post.unread(fixture.accounts, "")));
      assertEquals(UidSet.of(i + 1), again.uids());
    }
    assertEquals(1500, restarted.state().mailbox("INBOX").orElseThrow().count());
  }

  @Test
  void aDeliveryToAMailboxThatIsNotThereGoesToTheInbox() throws IntentRefused {
    var added = account.commit(new Deliver("q1", "no such", Post.unread(fixture.accounts, "x")));
    assertEquals(fixture.inbox(), added.mailbox());
  }

  /// RFC 9051 §6.4.6.
  @Test
  void flagsAreAddedRemovedAndReplaced() throws IntentRefused {
    fixture.fill(5);
    assertEquals(
        "2:4", flags(FlagOperation.ADD, UidSet.range(2, 4), Flags.SEEN).changed().toString());
    assertEquals(
        "5", flags(FlagOperation.ADD, UidSet.range(3, 99), Flags.SEEN).changed().toString());
    flags(FlagOperation.REPLACE, UidSet.of(2), Flags.DRAFT, "Work");
    flags(FlagOperation.ADD, UidSet.of(3), 0, "wORK");
    flags(FlagOperation.REMOVE, UidSet.of(3), Flags.SEEN, "unknown");
    var messages = inbox().messages();
    assertEquals(List.of("Work"), inbox().keywords().names());
    assertEquals(Flags.DRAFT | 32, messages.flags(1));
    assertEquals(32, messages.flags(2));
    assertEquals(Flags.SEEN, messages.flags(3));
    assertEquals(3, inbox().unseen());
    assertEquals(0, messages.firstUnseen());
  }

  @Test
  void flagsThatAreAsWantedChangeNothing() throws IntentRefused {
    fixture.fill(2);
    flags(FlagOperation.ADD, UidSet.ALL, Flags.FLAGGED);
    long version = account.state().version();
    assertTrue(flags(FlagOperation.ADD, UidSet.ALL, Flags.FLAGGED).changed().isEmpty());
    assertTrue(flags(FlagOperation.ADD, UidSet.of(77), 0, "nobody").changed().isEmpty());
    assertEquals(version, account.state().version());
  }

  /// RFC 7162 §3.1.3.
  @Test
  void whatChangedMeanwhileIsLeftAlone() throws IntentRefused {
    fixture.fill(3);
    long known = inbox().highestModSeq();
    flags(FlagOperation.ADD, UidSet.of(2), Flags.SEEN);
    var changed =
        account.commit(
            new ChangeFlags(
                fixture.inbox(),
                UidSet.ALL,
                FlagOperation.ADD,
                Flags.FLAGGED,
                List.of(),
                OptionalLong.of(known)));
    assertEquals("1,3", changed.changed().toString());
    assertEquals("2", changed.modified().toString());
    assertEquals(account.state().version(), inbox().highestModSeq());
    assertEquals(inbox().highestModSeq() - 1, inbox().messages().modSeq(1));
  }

  @Test
  void keywordsAreBounded() throws IntentRefused {
    fixture.fill(1);
    var names = IntStream.range(0, Keywords.MOST).mapToObj(i -> "k" + i).toArray(String[]::new);
    flags(FlagOperation.ADD, UidSet.ALL, 0, names);
    assertTrue(inbox().keywords().full());
    assertEquals(-1L & ~Flags.SYSTEM, inbox().messages().flags(0));
    var refused =
        assertThrows(
            IntentRefused.class, () -> flags(FlagOperation.ADD, UidSet.ALL, 0, "one-more"));
    assertEquals(Reason.LIMIT, refused.reason());
    assertThrows(IntentRefused.class, () -> flags(FlagOperation.ADD, UidSet.ALL, 0, "a b"));
    assertEquals(59, fixture.restarted().state().mailbox("INBOX").orElseThrow().keywords().count());
  }

  /// RFC 9051 §6.4.3, RFC 9051 §6.4.9.
  @Test
  void expungingTakesWhatIsMarked() throws IntentRefused {
    fixture.fill(6);
    flags(FlagOperation.ADD, UidSet.of(1, 3, 5), Flags.DELETED);
    assertEquals(3, inbox().deleted());
    assertEquals(
        "3", account.commit(Expunge.deleted(fixture.inbox(), UidSet.range(2, 4))).toString());
    assertEquals("1,5", account.commit(Expunge.deleted(fixture.inbox())).toString());
    assertEquals("2", account.commit(Expunge.these(fixture.inbox(), UidSet.of(2, 50))).toString());
    assertEquals(2, inbox().count());
    assertEquals(7, inbox().uidNext());
    assertTrue(account.commit(Expunge.deleted(fixture.inbox())).isEmpty());
  }

  /// RFC 9051 §6.4.7.
  @Test
  void aCopySharesBodyAndCardAndBringsItsKeywords() throws IntentRefused {
    fixture.fill(3);
    flags(FlagOperation.ADD, UidSet.of(3), Flags.SEEN, "work");
    var usage = account.state().usage();
    var target = fixture.mailbox("Archive");
    var copied = account.commit(new Copy(fixture.inbox(), UidSet.of(1, 3, 9), target.id()));
    assertEquals("1,3", copied.source().toString());
    assertEquals("1:2", copied.target().toString());
    assertEquals(target.uidValidity(), copied.uidValidity());
    var archive = fixture.mailbox("Archive");
    assertEquals(inbox().messages().emailId(2), archive.messages().emailId(1));
    assertEquals(List.of("work"), Flags.keywords(archive.messages().flags(1), archive.keywords()));
    assertEquals(usage, account.state().usage());
    account.commit(Expunge.these(fixture.inbox(), UidSet.ALL));
    assertEquals(2, account.state().usage().messages());
    account.commit(Expunge.these(archive.id(), UidSet.ALL));
    assertEquals(Usage.NOTHING, account.state().usage());
  }

  /// RFC 9051 §6.4.8.
  @Test
  void aMoveIsACopyAndAnExpungeInOne() throws IntentRefused {
    fixture.fill(4);
    long version = account.state().version();
    var moved =
        account.commit(
            new Move(fixture.inbox(), UidSet.range(2, 3), fixture.mailbox("Trash").id()));
    assertEquals("2:3", moved.source().toString());
    assertEquals(version + 1, account.state().version());
    assertEquals(2, inbox().count());
    assertEquals(2, fixture.mailbox("Trash").count());
    assertEquals(4, account.state().usage().messages());
  }

  @Test
  void aMailboxThatIsGoneIsSaidToBe() {
    var nowhere = new MailboxId(999);
    var refused =
        assertThrows(
            IntentRefused.class,
            () -> account.commit(AddMessages.of(nowhere, Post.unread(fixture.accounts, "x"))));
    assertEquals(Reason.NO_SUCH_MAILBOX, refused.reason());
  }

  @Test
  void aFullAccountRefusesInWords() throws IntentRefused {
    var quota = new AtomicLong(1000);
    var options = AccountOptions.defaults().withQuota(_ -> Limits.octets(quota.get()));
    try (var small = new Fixture(options)) {
      var message = Post.unread(small.accounts, "x".repeat(600));
      small.account.commit(AddMessages.of(small.inbox(), message));
      var refused =
          assertThrows(
              IntentRefused.class, () -> small.account.commit(new Deliver("d", "INBOX", message)));
      assertEquals(Reason.OVER_QUOTA, refused.reason());
      assertTrue(refused.text().contains("of 1000 bytes"), refused.text());
      small.account.commit(new Copy(small.inbox(), UidSet.ALL, small.mailbox("Sent").id()));
      quota.set(2000);
      small.account.commit(new Deliver("d", "INBOX", message));
      assertEquals(2, small.account.state().usage().messages());
    }
  }

  @Test
  void anIntentWithNothingToDoIsNoEntry() throws IntentRefused {
    long version = account.state().version();
    var none = account.commit(new AddMessages(fixture.inbox(), List.of()));
    assertTrue(none.uids().isEmpty());
    assertFalse(account.commit(new Subscribe("INBOX")));
    assertEquals(version, account.state().version());
  }

  /// What a client may do to a whole mailbox at once.
  @Test
  void aChangeOfAnyNumberOfMessagesIsOneEntry() throws IntentRefused {
    int count = 3_000;
    var many = new ArrayList<NewMessage>();
    try (var message = Post.message(fixture.accounts, "x")) {
      for (int i = 0; i < count; i++) {
        many.add(NewMessage.of(message, i));
      }
      account.commit(new AddMessages(fixture.inbox(), many));
    }
    var archive = account.state().mailbox("Archive").orElseThrow().id();
    long version = account.state().version();
    account.commit(
        new ChangeFlags(
            fixture.inbox(),
            UidSet.ALL,
            FlagOperation.ADD,
            Flags.DELETED,
            List.of(),
            OptionalLong.empty()));
    assertEquals(version + 1, account.state().version());
    assertEquals(
        count, account.commit(new Copy(fixture.inbox(), UidSet.ALL, archive)).target().count());
    assertEquals(version + 2, account.state().version());
    assertEquals(
        count, account.commit(new Move(archive, UidSet.ALL, fixture.inbox())).target().count());
    assertEquals(version + 3, account.state().version());
    assertEquals(2L * count, account.commit(Expunge.deleted(fixture.inbox())).count());
    assertEquals(version + 4, account.state().version());
  }
}
