package dev.haven.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;

/// What holds of every state, and from one state to the next.
final class Invariants {
  private Invariants() {}

  static void hold(AccountState state) {
    var references = new HashMap<Long, Integer>();
    var sizes = new HashMap<Long, Integer>();
    var validities = new HashSet<Long>();
    for (var mailbox : state.mailboxes()) {
      countsEqualAScan(mailbox);
      indexesFindUids(mailbox);
      assertTrue(validities.add(mailbox.uidValidity()), "two mailboxes share UIDVALIDITY");
      for (var m = mailbox.messages().cursor(); m.next(); ) {
        references.merge(m.emailId(), 1, Integer::sum);
        sizes.put(m.emailId(), m.size());
      }
    }
    long octets = sizes.values().stream().mapToLong(Integer::longValue).sum();
    assertEquals(new Usage(octets, sizes.size()), state.usage());
    references.forEach(
        (email, count) -> assertEquals(count - 1, state.references().extra(email), "of " + email));
  }

  private static void countsEqualAScan(Mailbox mailbox) {
    var totals = Totals.NOTHING;
    long uid = 0;
    int firstUnseen = -1;
    for (var m = mailbox.messages().cursor(); m.next(); ) {
      boolean unseen = (m.flags() & Flags.SEEN) == 0;
      boolean deleted = (m.flags() & Flags.DELETED) != 0;
      firstUnseen = unseen && firstUnseen < 0 ? m.index() : firstUnseen;
      totals =
          new Totals(
              totals.count() + 1,
              totals.unseen() + (unseen ? 1 : 0),
              totals.deleted() + (deleted ? 1 : 0),
              totals.size() + m.size(),
              totals.deletedSize() + (deleted ? m.size() : 0),
              totals.annotations().plus(Purses.of(List.of(m.annotations()))));
      assertTrue(m.uid() > uid && m.uid() < mailbox.uidNext(), "UID out of order");
      assertTrue(m.modSeq() <= mailbox.highestModSeq(), "MODSEQ above the highest");
      uid = m.uid();
    }
    assertEquals(totals, mailbox.messages().totals(), mailbox.name());
    assertEquals(firstUnseen, mailbox.messages().firstUnseen());
  }

  private static void indexesFindUids(Mailbox mailbox) {
    var messages = mailbox.messages();
    long before = 0;
    for (int i = 0; i < messages.count(); i++) {
      long uid = messages.uid(i);
      assertEquals(i, messages.indexOf(uid));
      if (uid > before + 1) {
        assertEquals(-i - 1, messages.indexOf(uid - 1));
      }
      before = uid;
    }
    assertEquals(-messages.count() - 1, messages.indexOf(before + 1));
  }

  static void holdBetween(AccountState older, AccountState newer) {
    assertTrue(newer.version() >= older.version());
    for (var before : older.mailboxes()) {
      newer.mailbox(before.id()).ifPresent(after -> holdBetween(before, after));
    }
  }

  private static void holdBetween(Mailbox before, Mailbox after) {
    assertTrue(after.highestModSeq() >= before.highestModSeq(), "MODSEQ fell");
    assertTrue(after.uidNext() >= before.uidNext(), "UIDNEXT fell");
    assertEquals(before.uidValidity(), after.uidValidity());
    var old = before.messages();
    for (var m = after.messages().cursor(); m.next(); ) {
      int was = old.indexOf(m.uid());
      assertTrue(was >= 0 || m.uid() >= before.uidNext(), "an old UID came back");
      if (was >= 0) {
        assertEquals(old.emailId(was), m.emailId());
        assertTrue(m.modSeq() >= old.modSeq(was), "MODSEQ of a message fell");
        assertTrue(m.modSeq() > old.modSeq(was) || m.flags() == old.flags(was), "flags, no MODSEQ");
      }
    }
  }
}
