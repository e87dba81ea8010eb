package dev.haven.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haven.store.LogId;
import dev.haven.store.MemoryStore;
import dev.haven.testkit.RandomInput;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Several threads, and several nodes, at one account.
class ConcurrentCommitTest {
  private static final LogId LOG = new LogId("account/1");
  private static final int WRITERS = 8;

  private static <T> List<T> together(List<Callable<T>> tasks) throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var results = new ArrayList<T>();
      for (Future<T> future : threads.invokeAll(tasks)) {
        results.add(future.get());
      }
      return results;
    }
  }

  private static List<Callable<Integer>> writers(
      Accounts accounts, Account account, Random random, int each) {
    return IntStream.range(0, WRITERS)
        .mapToObj(_ -> new RandomIntents(accounts, new Random(random.nextLong())))
        .<Callable<Integer>>map(intents -> () -> write(account, intents, each))
        .toList();
  }

  /// Commits so many intents and says how many were not refused.
  private static int write(Account account, RandomIntents intents, int count) {
    int done = 0;
    var before = account.state();
    for (int i = 0; i < count; i++) {
      try {
        account.commit(intents.next(account.state()));
        done++;
      } catch (IntentRefused refused) {
        assertTrue(!refused.text().isEmpty());
      }
      var after = account.state();
      Invariants.holdBetween(before, after);
      before = after;
    }
    return done;
  }

  @TestFactory
  Stream<DynamicTest> writersOfOneAccountLeaveItWhole() {
    return RandomInput.seeds(
        10,
        random -> {
          try (var store = new MemoryStore()) {
            var options = AccountOptions.defaults().withCheckpointAfter(10);
            var accounts = new Accounts(store, options);
            var account = accounts.account(LOG);
            together(writers(accounts, account, random, 40));
            Invariants.hold(account.state());
            var replayed = new Accounts(store, options).account(LOG).state();
            assertEquals(Sketch.of(account.state()), Sketch.of(replayed));
          }
        });
  }

  /// Two handles of one log are as two nodes: each is told of a conflict, reads, decides again.
  @TestFactory
  Stream<DynamicTest> twoNodesAgree() {
    return RandomInput.seeds(
        10,
        random -> {
          try (var store = new MemoryStore()) {
            var options = AccountOptions.defaults().withCheckpointAfter(25);
            var here = new Accounts(store, options);
            var there = new Accounts(store, options);
            var tasks = new ArrayList<>(writers(here, here.account(LOG), random, 20));
            tasks.addAll(writers(there, there.account(LOG), random, 20));
            together(tasks);
            here.account(LOG).commit(new Subscribe("here"));
            there.account(LOG).commit(new Subscribe("there"));
            here.account(LOG).commit(new Subscribe("again"));
            there.account(LOG).commit(new Subscribe("and again"));
            here.account(LOG).commit(new Subscribe("last"));
            var replayed = new Accounts(store, options).account(LOG).state();
            Invariants.hold(replayed);
            assertEquals(Sketch.of(replayed), Sketch.of(here.account(LOG).state()));
          }
        });
  }

  @Test
  void everyMessageOfManyWritersGetsItsOwnUid() throws Exception {
    try (var store = new MemoryStore()) {
      var accounts = new Accounts(store, AccountOptions.defaults());
      var account = accounts.account(LOG);
      var inbox = account.state().mailbox("INBOX").orElseThrow().id();
      Callable<AddedMessages> add =
          () -> account.commit(AddMessages.of(inbox, Post.unread(accounts, "x")));
      var uids = new HashSet<Long>();
      var emails = new HashSet<Long>();
      for (var added : together(Collections.nCopies(200, add))) {
        assertTrue(uids.add(added.uids().first(0)));
        assertTrue(emails.add(added.emailIds()[0]));
      }
      assertEquals(200, account.state().mailbox(inbox).orElseThrow().count());
    }
  }

  @Test
  void aSubmittedIntentIsCarriedOutByAnother() throws Exception {
    try (var store = new MemoryStore()) {
      var account = new Accounts(store, AccountOptions.defaults()).account(LOG);
      var created = account.submit(new CreateMailbox("a")).get();
      assertEquals("a", account.state().mailbox(created).orElseThrow().name());
    }
  }

  @Test
  void everyoneIsToldWhetherHisOwnIntentWasRefused() throws Exception {
    try (var store = new MemoryStore()) {
      var account = new Accounts(store, AccountOptions.defaults()).account(LOG);
      Callable<Boolean> create =
          () -> {
            try {
              account.commit(new CreateMailbox("same"));
              return true;
            } catch (IntentRefused refused) {
              assertEquals(Reason.ALREADY_EXISTS, refused.reason());
              return false;
            }
          };
      var created = together(Collections.nCopies(50, create));
      assertEquals(1, created.stream().filter(done -> done).count());
    }
  }
}
