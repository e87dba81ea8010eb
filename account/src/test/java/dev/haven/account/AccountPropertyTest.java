package dev.haven.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.haven.store.LogId;
import dev.haven.store.MemoryStore;
import dev.haven.store.Store;
import dev.haven.store.StoreException;
import dev.haven.store.StoreOptions;
import dev.haven.testkit.RandomInput;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Random intents, and what must hold whatever they are.
class AccountPropertyTest {
  private static final LogId LOG = new LogId("account/1");
  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2026-01-01T00:00:00Z"));
  private static final AccountOptions OPTIONS =
      new AccountOptions(_ -> Limits.NONE, 12, 1_000_000, 100, 1 << 20, CLOCK);

  private static Store store() {
    return new MemoryStore(StoreOptions.defaults(), CLOCK);
  }

  private static Optional<Object> attempt(Account account, Intent<?> intent) {
    try {
      return Optional.of(account.commit(intent));
    } catch (IntentRefused refused) {
      return Optional.of(refused.reason());
    }
  }

  @TestFactory
  Stream<DynamicTest> replayOfTheLogIsTheLiveState() {
    return RandomInput.seeds(
        25,
        random -> {
          try (var store = store()) {
            var accounts = new Accounts(store, OPTIONS);
            var account = accounts.account(LOG);
            var intents = new RandomIntents(accounts, random);
            for (int i = 0; i < 80; i++) {
              var before = account.state();
              attempt(account, intents.next(before));
              Invariants.hold(account.state());
              Invariants.holdBetween(before, account.state());
            }
            var replayed = new Accounts(store, OPTIONS).account(LOG).state();
            assertEquals(Sketch.of(account.state()), Sketch.of(replayed));
          }
        });
  }

  /// One account with checkpoints and restarts at random, one without: the same intents come to the
  /// same.
  @TestFactory
  Stream<DynamicTest> aCheckpointAndItsTailAreTheWholeLog() {
    return RandomInput.seeds(
        25,
        random -> {
          try (var store = store();
              var plainStore = store()) {
            var plainAccounts = new Accounts(plainStore, OPTIONS);
            var plain = plainAccounts.account(LOG);
            var accounts = new Accounts(store, OPTIONS);
            var account = accounts.account(LOG);
            long seed = random.nextLong();
            var plainIntents = new RandomIntents(plainAccounts, new Random(seed));
            var sameIntents = new RandomIntents(accounts, new Random(seed));
            for (int i = 0; i < 120; i++) {
              var outcome = attempt(account, sameIntents.next(account.state()));
              assertEquals(
                  described(attempt(plain, plainIntents.next(plain.state()))), described(outcome));
              if (random.nextInt(8) == 0) {
                account.checkpoint();
              }
              if (random.nextInt(12) == 0) {
                account = new Accounts(store, OPTIONS).account(LOG);
              }
              assertEquals(Sketch.of(plain.state()), Sketch.of(account.state()));
            }
            Invariants.hold(account.state());
          }
        });
  }

  private static String described(Optional<Object> outcome) {
    return outcome
        .map(o -> o instanceof AddedMessages added ? added.uids() + "" + added.mailbox() : "" + o)
        .orElse("");
  }

  /// A disk that fails now and then: nothing of what failed is there, all else is.
  @TestFactory
  Stream<DynamicTest> whatCouldNotBeWrittenNeverHappened() {
    return RandomInput.seeds(
        15,
        random -> {
          try (var store = new MemoryStore(StoreOptions.defaults(), CLOCK)) {
            var accounts = new Accounts(store, OPTIONS);
            var account = accounts.account(LOG);
            var intents = new RandomIntents(accounts, random);
            for (int i = 0; i < 100; i++) {
              var before = account.state();
              var sketch = Sketch.of(before);
              var intent = intents.next(before);
              if (random.nextInt(3) == 0) {
                attemptOnFullDisk(store, account, intent);
                assertEquals(sketch, Sketch.of(account.state()));
              } else {
                attempt(account, intent);
                account.checkpoint();
              }
              Invariants.hold(account.state());
            }
            var replayed = new Accounts(store, OPTIONS).account(LOG).state();
            assertEquals(Sketch.of(account.state()), Sketch.of(replayed));
          }
        });
  }

  private static void attemptOnFullDisk(MemoryStore store, Account account, Intent<?> intent) {
    store.failWrites(StoreException.Kind.FULL);
    try {
      attempt(account, intent);
    } catch (StoreException full) {
      assertEquals(StoreException.Kind.FULL, full.kind());
    }
    account.checkpoint();
    store.acceptWrites();
  }

  @TestFactory
  Stream<DynamicTest> aDiffTellsAClientAllThatItMustKnow() {
    return RandomInput.seeds(
        25,
        random -> {
          try (var store = store()) {
            var accounts = new Accounts(store, OPTIONS);
            var account = accounts.account(LOG);
            var intents = new RandomIntents(accounts, random);
            var announced = account.state().mailbox(MailboxName.INBOX).orElseThrow();
            var client = NaiveClient.of(announced);
            for (int i = 0; i < 100; i++) {
              attempt(account, intents.next(account.state()));
              if (random.nextInt(10) == 0) {
                account.checkpoint();
              }
              if (random.nextInt(4) != 0) {
                continue;
              }
              var current = account.state().mailbox(announced.id()).orElseThrow();
              if (random.nextBoolean()) {
                current = MailboxDiff.withoutExpunges(announced, current);
                var known = client.uids();
                client.tell(MailboxDiff.between(announced, current), current);
                assertEquals(known, client.uids().subList(0, known.size()));
              } else {
                client.tell(MailboxDiff.between(announced, current), current);
              }
              assertEquals(NaiveClient.of(current), client);
              announced = current;
            }
            var last = account.state().mailbox(announced.id()).orElseThrow();
            client.tell(MailboxDiff.between(announced, last), last);
            assertEquals(NaiveClient.of(last), client);
          }
        });
  }

  /// Old snapshots stay as they were, whatever happens after.
  @TestFactory
  Stream<DynamicTest> aSnapshotNeverChanges() {
    return RandomInput.seeds(
        15,
        random -> {
          try (var store = store()) {
            var accounts = new Accounts(store, OPTIONS);
            var account = accounts.account(LOG);
            var intents = new RandomIntents(accounts, random);
            Map<AccountState, String> sketches = new HashMap<>();
            for (int i = 0; i < 60; i++) {
              attempt(account, intents.next(account.state()));
              sketches.put(account.state(), Sketch.of(account.state()));
              if (random.nextInt(10) == 0) {
                account.checkpoint();
              }
            }
            sketches.forEach((state, sketch) -> assertEquals(sketch, Sketch.of(state)));
          }
        });
  }

  @TestFactory
  Stream<DynamicTest> aClosedStoreRefusesAndBreaksNothing() {
    return RandomInput.seeds(
        3,
        random -> {
          var store = store();
          var accounts = new Accounts(store, OPTIONS);
          var account = accounts.account(LOG);
          var intents = new RandomIntents(accounts, random);
          var before = Sketch.of(account.state());
          var message = Post.unread(accounts, "late");
          store.close();
          var inbox = intents.anyMailbox(account.state()).id();
          assertThrows(StoreException.class, () -> account.commit(AddMessages.of(inbox, message)));
          assertEquals(before, Sketch.of(account.state()));
        });
  }
}
