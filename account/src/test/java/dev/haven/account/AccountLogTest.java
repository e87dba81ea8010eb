package dev.haven.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnknownFieldSet;
import dev.haven.account.format.AccountChange;
import dev.haven.account.format.AccountEntry;
import dev.haven.account.format.Arrival;
import dev.haven.account.format.MailboxRenamed;
import dev.haven.account.format.MessagesAdded;
import dev.haven.account.format.Subscribed;
import dev.haven.store.Append;
import dev.haven.store.StoreException;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AccountLogTest {
  private final Fixture fixture =
      new Fixture(AccountOptions.defaults().withCheckpointAfter(1_000_000));

  @AfterEach
  void close() {
    fixture.close();
  }

  private void append(AccountEntry entry) {
    long version = fixture.store.newest(Fixture.LOG) + 1;
    fixture.store.append(Append.of(Fixture.LOG, version, entry.toByteArray())).join();
  }

  private static UnknownFieldSet unknown(int number) {
    var field =
        UnknownFieldSet.Field.newBuilder().addLengthDelimited(ByteString.copyFromUtf8("new"));
    return UnknownFieldSet.newBuilder().addField(number, field.build()).build();
  }

  @Test
  void aChangeOfALaterKindIsRefusedInWords() {
    fixture.account.state();
    var later = AccountChange.newBuilder().setUnknownFields(unknown(99));
    append(AccountEntry.newBuilder().addChanges(later).build());
    var refused = assertThrows(StoreException.class, () -> fixture.restarted().state());
    assertEquals(StoreException.Kind.DAMAGED, refused.kind());
    assertTrue(String.valueOf(refused.getMessage()).contains("later version of Haven"));
    assertFalse(refused.remedy().isEmpty());
  }

  @Test
  void aFieldOfALaterKindIsPassedOver() {
    fixture.account.state();
    var subscribed = Subscribed.newBuilder().setName("a").setUnknownFields(unknown(77));
    append(
        AccountEntry.newBuilder()
            .addChanges(AccountChange.newBuilder().setSubscribed(subscribed))
            .setUnknownFields(unknown(88))
            .build());
    assertTrue(fixture.restarted().state().subscriptions().contains("a"));
  }

  @Test
  void anEntryThatDoesNotFitTheStateIsDamage() {
    fixture.account.state();
    var renamed = MailboxRenamed.newBuilder().setMailbox(1234).setName("a");
    append(
        AccountEntry.newBuilder()
            .addChanges(AccountChange.newBuilder().setMailboxRenamed(renamed))
            .build());
    var refused = assertThrows(StoreException.class, () -> fixture.restarted().state());
    assertTrue(String.valueOf(refused.getMessage()).startsWith("version 2 of account/1"));
  }

  @Test
  void manyFlagsAreOneSmallEntry() {
    var uids = UidSet.range(1, 100_000);
    var changed = new Change.FlagsChanged(new MailboxId(1), uids, Flags.SEEN, 0);
    var expunged = new Change.MessagesExpunged(new MailboxId(1), uids);
    assertTrue(ChangeCodec.encode(List.of(changed, expunged)).length < 60);
  }

  @Test
  void aColdDeliveryReadsNoMessages() throws IntentRefused {
    fixture.fill(600);
    fixture.account.checkpoint();
    var cold = fixture.restarted();
    cold.commit(new Deliver("d", "INBOX", Post.unread(fixture.accounts, "x")));
    var messages = cold.state().mailbox("INBOX").orElseThrow().messages();
    assertEquals(601, messages.count());
    assertFalse(messages.chunk(0).inMemory());
    assertFalse(messages.chunk(1).inMemory());
    assertEquals(601, messages.uid(600));
    cold.checkpoint();
    assertEquals(2, cold.state().mailbox("INBOX").orElseThrow().messages().chunks());
  }

  @Test
  void aCheckpointRewritesOnlyWhatChanged() throws IntentRefused {
    var before = fixture.fill(1200).messages();
    fixture.account.checkpoint();
    long first = before.chunk(0).page();
    long second = before.chunk(1).page();
    fixture.account.commit(
        new ChangeFlags(
            fixture.inbox(),
            UidSet.of(700),
            FlagOperation.ADD,
            Flags.SEEN,
            List.of(),
            OptionalLong.empty()));
    fixture.account.checkpoint();
    var after = fixture.mailbox("INBOX").messages();
    assertEquals(first, after.chunk(0).page());
    assertTrue(after.chunk(1).page() > second);
    assertEquals(0, before.flags(699));
  }

  @Test
  void snapshotsShareWhatDidNotChange() throws IntentRefused {
    var before = fixture.fill(1200).messages();
    fixture.account.commit(Expunge.these(fixture.inbox(), UidSet.of(1)));
    var after = fixture.mailbox("INBOX").messages();
    assertTrue(before.chunk(1) == after.chunk(1));
    assertEquals(1199, after.count());
  }

  /// RFC 9051 §2.3.1.1: 32 bits, and none twice.
  @Test
  void aMailboxWhoseNumbersAreUsedUpTakesNoMore() throws IntentRefused {
    fixture.fill(1);
    var last =
        MessagesAdded.newBuilder()
            .setMailbox(fixture.inbox().value())
            .setFirstUid(-1)
            .addArrivals(Arrival.newBuilder().setEmail(2).setSize(10));
    append(
        AccountEntry.newBuilder()
            .addChanges(AccountChange.newBuilder().setMessagesAdded(last))
            .build());
    var account = fixture.restarted();
    var inbox = account.state().mailbox("INBOX").orElseThrow();
    assertEquals(UidSet.LARGEST, inbox.messages().uid(1));
    assertEquals(1, inbox.messages().indexOf(UidSet.LARGEST));
    assertEquals(UidSet.LARGEST + 1, inbox.uidNext());
    for (var intent :
        List.<Intent<?>>of(
            new Deliver("d", "INBOX", Post.unread(fixture.accounts, "x")),
            new Copy(inbox.id(), UidSet.ALL, inbox.id()))) {
      var refused = assertThrows(IntentRefused.class, () -> account.commit(intent));
      assertEquals(Reason.LIMIT, refused.reason());
    }
    account.checkpoint();
    var again = fixture.restarted().state().mailbox("INBOX").orElseThrow();
    assertEquals(Sketch.of(inbox), Sketch.of(again));
  }
}
