package dev.haven.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class AnnotateTest {
  private static final String OWN = Fixture.LOG.name();
  private static final String LARGE = "x".repeat(Annotate.LARGEST);

  private static Annotate set(MailboxId mailbox, UidSet uids, String owner, String value) {
    return new Annotate(
        mailbox,
        uids,
        Map.of(new AnnotationKey("/comment", owner), Optional.of(Octets.of(value))),
        OptionalLong.empty());
  }

  private static Reason refusal(Fixture fixture, Intent<?> intent) {
    return assertThrows(IntentRefused.class, () -> fixture.account.commit(intent)).reason();
  }

  @Test
  void whatIsAnnotatedIsThereAfterARestartAndTheRestCostsNothing() throws IntentRefused {
    try (var fixture = new Fixture()) {
      var inbox = fixture.fill(3);
      fixture.account.commit(set(inbox.id(), UidSet.of(2), OWN, "mine"));
      var restarted = fixture.restarted().state().mailbox("INBOX").orElseThrow();
      assertEquals(Sketch.of(fixture.mailbox("INBOX").messages()), Sketch.of(restarted.messages()));
      assertTrue(restarted.messages().areAnnotated());
      var first = restarted.messages().cursor(0);
      first.next();
      assertSame(Annotations.NONE, first.annotations());
      assertSame(Purses.EMPTY, inbox.messages().totals().annotations());
    }
  }

  @Test
  void aValueThatIsThereAlreadyLeavesTheVersionAsItIs() throws IntentRefused {
    try (var fixture = new Fixture()) {
      var inbox = fixture.fill(2).id();
      var set = set(inbox, UidSet.ALL, "", "x");
      assertEquals(UidSet.range(1, 2), fixture.account.commit(set).changed());
      long version = fixture.mailbox("INBOX").highestModSeq();
      assertTrue(fixture.account.commit(set).changed().isEmpty());
      assertEquals(version, fixture.mailbox("INBOX").highestModSeq());
    }
  }

  @Test
  void thereIsABoundToEachPersonsValuesAtAMessage() throws IntentRefused {
    try (var fixture = new Fixture()) {
      var inbox = fixture.fill(1).id();
      var many = new HashMap<AnnotationKey, Optional<Octets>>();
      for (int i = 0; i < Annotate.MOST; i++) {
        many.put(new AnnotationKey("/x" + i, "account/2"), Optional.of(Octets.of("y")));
      }
      fixture.account.commit(new Annotate(inbox, UidSet.ALL, many, OptionalLong.empty()));
      fixture.account.commit(set(inbox, UidSet.ALL, "account/3", "another's"));
      var oneMore = set(inbox, UidSet.ALL, "account/2", "z");
      assertEquals(Reason.TOO_MANY_ANNOTATIONS, refusal(fixture, oneMore));
    }
  }

  @Test
  void whoMayOnlyReadTakesNobodysRoom() throws IntentRefused {
    try (var fixture = new Fixture()) {
      var inbox = fixture.fill(100).id();
      var sixty = UidSet.range(1, 63);
      fixture.account.commit(set(inbox, sixty, "account/2", LARGE));
      var toomuch = set(inbox, UidSet.of(64), "account/2", LARGE);
      assertEquals(Reason.TOO_MANY_ANNOTATIONS, refusal(fixture, toomuch));
      fixture.account.commit(set(inbox, sixty, "account/3", LARGE));
      fixture.account.commit(set(inbox, UidSet.ALL, OWN, LARGE));
      fixture.account.commit(set(inbox, UidSet.ALL, "", LARGE));
      var removal =
          new Annotate(
              inbox,
              sixty,
              Map.of(new AnnotationKey("/comment", "account/2"), Optional.empty()),
              OptionalLong.empty());
      fixture.account.commit(removal);
      fixture.account.commit(toomuch);
      var purses = fixture.mailbox("INBOX").messages().totals().annotations();
      assertEquals(purses.of("account/3"::equals), 63 * purses.of("account/2"::equals));
    }
  }

  /// 500 messages with 16 KiB of shared text each fill a mailbox, four mailboxes fill an account.
  @Test
  void whatIsFullCanBeMovedButNotCopied() throws IntentRefused {
    try (var fixture = new Fixture()) {
      var inbox = fixture.fill(500).id();
      fixture.account.commit(set(inbox, UidSet.ALL, "", LARGE));
      var carried = new Carried("", true);
      for (var name : List.of("One", "Two", "Three")) {
        var copies = fixture.account.commit(new CreateMailbox(name, Optional.empty()));
        fixture.account.commit(new Copy(inbox, UidSet.ALL, copies, Flags.ALL, carried));
        var again = new Copy(inbox, UidSet.ALL, copies, Flags.ALL, carried);
        assertEquals(Reason.TOO_MANY_ANNOTATIONS, refusal(fixture, again));
        assertEquals(500, fixture.mailbox(name).count());
      }
      var other = fixture.account.commit(new CreateMailbox("Other", Optional.empty()));
      fixture.account.commit(new Move(inbox, UidSet.ALL, other, Flags.ALL, carried));
      assertTrue(fixture.mailbox("Other").messages().areAnnotated());
      assertFalse(fixture.mailbox("INBOX").messages().areAnnotated());
    }
  }
}
