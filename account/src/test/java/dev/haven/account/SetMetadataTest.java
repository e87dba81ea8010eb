package dev.haven.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SetMetadataTest {
  private static final MetadataKey COMMENT = new MetadataKey("", "/comment");

  private static SetMetadata set(Optional<MailboxId> mailbox, MetadataKey key, String value) {
    return new SetMetadata(mailbox, Map.of(key, Optional.of(Octets.of(value))));
  }

  @Test
  void entriesAreSetAndRemovedAndCaseDoesNotMatter() throws IntentRefused {
    try (var fixture = new Fixture()) {
      var inbox = Optional.of(fixture.inbox());
      assertTrue(fixture.account.commit(set(inbox, COMMENT, "Mine")));
      assertFalse(fixture.account.commit(set(inbox, new MetadataKey("", "/COMMENT"), "Mine")));
      assertTrue(fixture.account.commit(set(Optional.empty(), COMMENT, "All of it")));
      var found = fixture.mailbox("INBOX").metadata().value(COMMENT);
      assertEquals(Optional.of(Octets.of("Mine")), found);
      var removal = new SetMetadata(inbox, Map.of(COMMENT, Optional.empty()));
      assertTrue(fixture.account.commit(removal));
      assertFalse(fixture.account.commit(removal));
      assertTrue(fixture.mailbox("INBOX").metadata().entries().isEmpty());
      assertEquals(1, fixture.restarted().state().metadata().entries().size());
    }
  }

  @Test
  void thereIsABoundToEachOwnersEntries() throws IntentRefused {
    try (var fixture = new Fixture()) {
      var inbox = Optional.of(fixture.inbox());
      var many = new HashMap<MetadataKey, Optional<Octets>>();
      for (int i = 0; i < 100; i++) {
        many.put(new MetadataKey("account/2", "/x" + i), Optional.of(Octets.of("y")));
      }
      fixture.account.commit(new SetMetadata(inbox, many));
      fixture.account.commit(set(inbox, COMMENT, "another owner's"));
      var oneMore = set(inbox, new MetadataKey("account/2", "/more"), "y");
      var refused = assertThrows(IntentRefused.class, () -> fixture.account.commit(oneMore));
      assertEquals(Reason.TOO_MANY_ENTRIES, refused.reason());
      assertEquals(101, fixture.mailbox("INBOX").metadata().entries().size());
    }
  }

  private static final String LARGE = "x".repeat(SetMetadata.LARGEST);

  /// Large values of one owner, until that is refused.
  private static int fill(Fixture fixture, Optional<MailboxId> mailbox, String owner) {
    for (int i = 0; i < 100; i++) {
      var intent = set(mailbox, new MetadataKey(owner, "/" + i), LARGE);
      try {
        fixture.account.commit(intent);
      } catch (IntentRefused refused) {
        assertEquals(Reason.TOO_MANY_ENTRIES, refused.reason());
        return i;
      }
    }
    return 100;
  }

  @Test
  void whoMayOnlyReadTakesNobodysRoom() throws IntentRefused {
    try (var fixture = new Fixture()) {
      var inbox = Optional.of(fixture.inbox());
      assertEquals(3, fill(fixture, inbox, "account/2"));
      assertEquals(3, fill(fixture, inbox, "account/3"));
      assertEquals(63, fill(fixture, Optional.empty(), "account/1"));
      assertEquals(15, fill(fixture, inbox, ""));
      assertEquals(63 - 15, fill(fixture, Optional.empty(), ""));
      var shorter = set(inbox, new MetadataKey("account/2", "/0"), "short");
      assertTrue(fixture.account.commit(shorter));
    }
  }

  @Test
  void thereIsABoundToWhatAllOthersNote() {
    try (var fixture = new Fixture()) {
      var inbox = Optional.of(fixture.inbox());
      int entries = 0;
      for (int i = 2; i < 100; i++) {
        entries += fill(fixture, inbox, "account/" + i);
      }
      assertEquals(127, entries);
    }
  }
}
