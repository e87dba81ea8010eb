package dev.haven.account;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.haven.testkit.RandomInput;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// What the log remembers of expunged messages, RFC 7162 §3.2.
class ExpungedSinceTest {
  private static final int STEPS = 60;

  /// Whatever happened to a mailbox, its difference to any earlier version is what is not there any
  /// more, and what came and went meanwhile.
  @TestFactory
  Stream<DynamicTest> theLogKnowsWhatEveryVersionSinceLost() {
    return RandomInput.seeds(30, ExpungedSinceTest::play);
  }

  private static void play(Random random) throws IntentRefused {
    try (var fixture = new Fixture()) {
      var goneAt = new HashMap<Long, Long>();
      var inbox = fixture.fill(1).id();
      var archive = fixture.mailbox("Archive").id();
      for (int step = 0; step < STEPS; step++) {
        var before = fixture.account.state().mailbox(inbox).orElseThrow();
        act(fixture, inbox, archive, random);
        var now = fixture.account.state().mailbox(inbox).orElseThrow();
        for (long uid : MailboxDiff.between(before, now).expungedUids().toArray()) {
          goneAt.put(uid, fixture.account.state().version());
        }
        check(fixture.account, inbox, goneAt, random);
      }
    }
  }

  private static void act(Fixture fixture, MailboxId inbox, MailboxId archive, Random random)
      throws IntentRefused {
    long uid = 1L + random.nextInt(20);
    var some = UidSet.range(uid, uid + random.nextInt(3));
    switch (random.nextInt(5)) {
      case 0 -> fixture.account.commit(new Move(inbox, some, archive));
      case 1 -> fixture.account.commit(new Copy(inbox, some, archive));
      case 2 -> {
        fixture.account.commit(
            new ChangeFlags(
                inbox, some, FlagOperation.ADD, Flags.DELETED, List.of(), OptionalLong.empty()));
        fixture.account.commit(Expunge.deleted(inbox));
      }
      default -> fixture.fill(1);
    }
  }

  private static void check(
      Account account, MailboxId inbox, Map<Long, Long> goneAt, Random random) {
    long version = 1 + random.nextLong(account.state().version());
    var expected = new UidSetBuilder();
    goneAt.forEach((uid, at) -> {
      if (at > version) {
        expected.add(uid);
      }
    });
    assertEquals(Optional.of(expected.build()), account.expungedSince(inbox, version));
  }

  @Test
  void aLogThatNoLongerReachesBackSaysSo() throws Exception {
    try (var fixture = new Fixture()) {
      var inbox = fixture.fill(3).id();
      fixture.account.checkpoint();
      assertEquals(Optional.empty(), fixture.account.expungedSince(inbox, 0));
      long now = fixture.account.state().version();
      assertEquals(Optional.of(UidSet.NONE), fixture.account.expungedSince(inbox, now));
    }
  }
}
