package dev.haven.account;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/// Which messages no session has been told of yet: IMAP4rev1's `\Recent`, RFC 3501 §2.3.2.
///
/// Kept in memory only, as RFC 9051 did away with it: what was there when the account was loaded is
/// recent to nobody. Safe for any thread.
final class RecentClaims {
  private final ConcurrentMap<MailboxId, Long> firstRecent = new ConcurrentHashMap<>();

  void begin(AccountState loaded) {
    for (var mailbox : loaded.byId()) {
      firstRecent.putIfAbsent(mailbox.id(), mailbox.uidNext());
    }
  }

  long peek(Mailbox mailbox) {
    return firstRecent.getOrDefault(mailbox.id(), 1L);
  }

  long claim(Mailbox mailbox) {
    var before = new long[] {1};
    firstRecent.compute(
        mailbox.id(),
        (_, first) -> {
          before[0] = first == null ? 1 : first;
          return Math.max(before[0], mailbox.uidNext());
        });
    return before[0];
  }
}
