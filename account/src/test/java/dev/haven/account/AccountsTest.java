package dev.haven.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haven.store.LogId;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class AccountsTest {
  private static LogId log(int number) {
    return new LogId("account/" + number);
  }

  @Test
  void whoeverHoldsAnAccountHoldsTheSame() {
    try (var fixture = new Fixture(AccountOptions.defaults().withCache(2, 1 << 20))) {
      var first = fixture.accounts.account(log(1));
      for (int i = 2; i < 20; i++) {
        fixture.accounts.account(log(i)).state();
      }
      assertSame(first, fixture.accounts.account(log(1)));
    }
  }

  @Test
  void accountsAreLetGoAndComeBack() throws IntentRefused {
    try (var fixture = new Fixture(AccountOptions.defaults().withCache(3, 1 << 20))) {
      for (int i = 1; i < 50; i++) {
        var account = fixture.accounts.account(log(i));
        var inbox = account.state().mailbox("INBOX").orElseThrow().id();
        account.commit(AddMessages.of(inbox, Post.unread(fixture.accounts, "x")));
      }
      for (int i = 1; i < 50; i++) {
        var state = fixture.accounts.account(log(i)).state();
        assertEquals(1, state.mailbox("INBOX").orElseThrow().count());
      }
    }
  }

  @Test
  void closingMakesTheNextLoadShort() throws IntentRefused {
    try (var fixture = new Fixture()) {
      fixture.fill(100);
      fixture.accounts.close();
      var slice = fixture.store.read(Fixture.LOG, 0);
      assertEquals(101, slice.checkpoint().orElseThrow().version());
      assertTrue(slice.entries().isEmpty());
      assertEquals(Sketch.of(fixture.account.state()), Sketch.of(fixture.restarted().state()));
    }
  }

  @Test
  void aRemovedAccountRefusesThoseWhoStillHoldIt() throws IntentRefused {
    try (var fixture = new Fixture()) {
      fixture.fill(3);
      var elsewhere = fixture.restarted();
      assertEquals(3, elsewhere.state().mailbox("INBOX").orElseThrow().count());
      fixture.accounts.remove(Fixture.LOG);
      for (var held : new Account[] {fixture.account, elsewhere}) {
        var refused =
            assertThrows(IntentRefused.class, () -> held.commit(new CreateMailbox("late")));
        assertEquals(Reason.ACCOUNT_REMOVED, refused.reason());
      }
      assertTrue(fixture.store.read(Fixture.LOG, 0).entries().isEmpty());
      var again = fixture.accounts.account(Fixture.LOG);
      assertNotSame(fixture.account, again);
      assertEquals(0, again.state().mailbox("INBOX").orElseThrow().count());
    }
  }

  @Test
  void watchersAreToldOfEveryChangeUntilTheyLeave() throws IntentRefused {
    try (var fixture = new Fixture()) {
      fixture.account.state();
      var told = new AtomicInteger();
      var watch =
          fixture.account.watch(() -> {
            told.incrementAndGet();
            throw new IllegalStateException("a watcher's own trouble");
          });
      fixture.account.commit(new Subscribe("a"));
      fixture.account.commit(new Subscribe("a"));
      fixture.account.commit(new Unsubscribe("a"));
      assertEquals(2, told.get());
      watch.close();
      watch.close();
      fixture.account.commit(new Subscribe("a"));
      assertEquals(2, told.get());
    }
  }

  /// RFC 3501 §2.3.2.
  @Test
  void aMessageIsRecentToOneSession() throws IntentRefused {
    try (var fixture = new Fixture()) {
      fixture.fill(2);
      var inbox = fixture.fill(1);
      assertEquals(1, fixture.account.peekRecent(inbox));
      assertEquals(1, fixture.account.claimRecent(inbox));
      assertEquals(4, fixture.account.claimRecent(inbox));
      var later = fixture.fill(1);
      assertEquals(4, fixture.account.peekRecent(later));
      assertEquals(4, fixture.account.claimRecent(later));
      assertEquals(5, fixture.account.claimRecent(inbox));
      var restarted = fixture.restarted();
      assertEquals(5, restarted.claimRecent(restarted.state().mailbox("INBOX").orElseThrow()));
    }
  }
}
