package dev.haven.account;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.haven.store.LogId;
import dev.haven.store.journal.JournalOptions;
import dev.haven.store.journal.JournalStore;
import dev.haven.testkit.RandomInput;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// The account on the embedded engine, closed and opened again between random intents.
class JournalAccountTest {
  private static final LogId LOG = new LogId("account/1");

  @TempDir private Path folder;

  @TestFactory
  Stream<DynamicTest> whatWasThereIsThereAfterARestart() {
    return RandomInput.seeds(
        4,
        random -> {
          var place = folder.resolve("seed" + random.nextLong());
          var before = "";
          for (int run = 0; run < 4; run++) {
            try (var store = JournalStore.open(place, JournalOptions.defaults());
                var accounts =
                    new Accounts(store, AccountOptions.defaults().withCheckpointAfter(20))) {
              var account = accounts.account(LOG);
              if (run > 0) {
                assertEquals(before, Sketch.of(account.state()));
              }
              work(accounts, account, random);
              Invariants.hold(account.state());
              before = Sketch.of(account.state());
            }
          }
        });
  }

  private static void work(Accounts accounts, Account account, Random random) {
    var intents = new RandomIntents(accounts, random);
    for (int i = 0; i < 40; i++) {
      try {
        account.commit(intents.next(account.state()));
      } catch (IntentRefused refused) {
        assertEquals(refused.text(), refused.getMessage());
      }
    }
  }
}
