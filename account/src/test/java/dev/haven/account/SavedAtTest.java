package dev.haven.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haven.account.format.AccountChange;
import dev.haven.account.format.AccountEntry;
import dev.haven.account.format.Arrival;
import dev.haven.account.format.ChunkPage;
import dev.haven.account.format.MessagesAdded;
import dev.haven.store.Append;
import java.io.IOException;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// RFC 8514 §3: when a message came into its mailbox.
class SavedAtTest {
  private final Fixture fixture =
      new Fixture(AccountOptions.defaults().withCheckpointAfter(1_000_000));

  @AfterEach
  void close() {
    fixture.close();
  }

  private static MessageCursor first(Mailbox mailbox) {
    var cursor = mailbox.messages().cursor();
    assertTrue(cursor.next());
    return cursor;
  }

  @Test
  void aMessageIsSavedWhenItComesWhateverItsDate() throws IntentRefused {
    long before = Instant.now().getEpochSecond();
    fixture.fill(1);
    fixture.account.commit(new Copy(fixture.inbox(), UidSet.ALL, fixture.mailbox("Trash").id()));
    for (var name : new String[] {"INBOX", "Trash"}) {
      assertTrue(first(fixture.mailbox(name)).savedAt() >= before, name);
    }
    fixture.account.checkpoint();
    var again = fixture.restarted().state().mailbox("Trash").orElseThrow();
    assertEquals(first(fixture.mailbox("Trash")).savedAt(), first(again).savedAt());
  }

  @Test
  void anEntryOfTheFirstVersionMeansTheMomentOfReceipt() {
    fixture.account.state();
    var added =
        MessagesAdded.newBuilder()
            .setMailbox(fixture.inbox().value())
            .setFirstUid(1)
            .addArrivals(Arrival.newBuilder().setEmail(1).setSize(10).setReceivedAt(1234));
    long version = fixture.store.newest(Fixture.LOG) + 1;
    var entry =
        AccountEntry.newBuilder()
            .addChanges(AccountChange.newBuilder().setMessagesAdded(added))
            .build();
    fixture.store.append(Append.of(Fixture.LOG, version, entry.toByteArray())).join();
    var inbox = fixture.restarted().state().mailbox("INBOX").orElseThrow();
    assertEquals(1234, first(inbox).savedAt());
  }

  @Test
  void aPageOfTheFirstVersionMeansTheMomentOfReceipt() throws IOException, IntentRefused {
    var chunk = fixture.fill(3).messages().chunk(0);
    var page = ChunkPage.parseFrom(PageCodec.encode(chunk)).toBuilder().clearSavedAt().build();
    var columns = PageCodec.decode(page.toByteArray(), chunk.summary());
    for (int row = 0; row < 3; row++) {
      assertEquals(columns.receivedAt(row), columns.savedAt(row));
    }
  }
}
