package dev.haven.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class AccessKeysTest {
  private static final Octets FIRST = Octets.of("a key");
  private static final Octets SECOND = Octets.of("another");

  private static KeyedMailbox inbox(Fixture fixture) {
    return new KeyedMailbox("", fixture.inbox());
  }

  private static Optional<Octets> held(Account account, KeyedMailbox of) {
    return account.state().accessKeys().key(of);
  }

  @Test
  void aKeyStaysUntilItIsReplaced() throws IntentRefused {
    try (var fixture = new Fixture()) {
      var inbox = inbox(fixture);
      assertEquals(FIRST, fixture.account.commit(new KeepAccessKey(inbox, FIRST, false)));
      assertEquals(FIRST, fixture.account.commit(new KeepAccessKey(inbox, SECOND, false)));
      assertEquals(SECOND, fixture.account.commit(new KeepAccessKey(inbox, SECOND, true)));
      assertEquals(Optional.of(SECOND), held(fixture.restarted(), inbox));
    }
  }

  @Test
  void keysOutliveACheckpoint() throws IntentRefused {
    try (var fixture = new Fixture()) {
      var theirs = new KeyedMailbox("account/2", new MailboxId(1));
      fixture.account.commit(new KeepAccessKey(inbox(fixture), FIRST, false));
      fixture.account.commit(new KeepAccessKey(theirs, SECOND, false));
      fixture.account.checkpoint();
      var restarted = fixture.restarted();
      assertEquals(Optional.of(FIRST), held(restarted, inbox(fixture)));
      assertEquals(Optional.of(SECOND), held(restarted, theirs));
    }
  }

  @Test
  void allAreForgottenTogether() throws IntentRefused {
    try (var fixture = new Fixture()) {
      assertFalse(fixture.account.commit(new ForgetAccessKeys()));
      fixture.account.commit(new KeepAccessKey(inbox(fixture), FIRST, false));
      assertTrue(fixture.account.commit(new ForgetAccessKeys()));
      assertEquals(Optional.empty(), held(fixture.account, inbox(fixture)));
      assertEquals(Optional.empty(), held(fixture.restarted(), inbox(fixture)));
    }
  }

  @Test
  void aKeyGoesWithItsMailbox() throws IntentRefused {
    try (var fixture = new Fixture()) {
      var id = fixture.account.commit(new CreateMailbox("Work"));
      var work = new KeyedMailbox("", id);
      fixture.account.commit(new KeepAccessKey(work, FIRST, false));
      fixture.account.commit(new DeleteMailbox(id));
      assertEquals(Optional.empty(), held(fixture.account, work));
      var again = new KeepAccessKey(work, FIRST, false);
      var refused = assertThrows(IntentRefused.class, () -> fixture.account.commit(again));
      assertEquals(Reason.NO_SUCH_MAILBOX, refused.reason());
    }
  }

  @Test
  void noKeyIsEverShown() {
    assertFalse(
        new KeepAccessKey(new KeyedMailbox("", new MailboxId(1)), FIRST, true)
            .toString()
            .contains("a key"));
    assertFalse(
        new Change.AccessKeySet(new KeyedMailbox("", new MailboxId(1)), FIRST)
            .toString()
            .contains("a key"));
  }
}
