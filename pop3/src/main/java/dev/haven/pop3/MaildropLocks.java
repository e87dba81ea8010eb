package dev.haven.pop3;

import dev.haven.store.LogId;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Which accounts have a POP3 session now: one each (RFC 1939 §4 asks for exclusive access).
///
/// Thread-safe. IMAP is not kept out: a session's snapshot does not change under it.
final class MaildropLocks {
  private final Set<LogId> held = ConcurrentHashMap.newKeySet();

  /// The account's lock, until it is closed; empty while another session holds it.
  Optional<Lock> tryLock(LogId account) {
    return held.add(account) ? Optional.of(new Lock(account)) : Optional.empty();
  }

  final class Lock implements AutoCloseable {
    private final LogId account;

    private Lock(LogId account) {
      this.account = account;
    }

    @Override
    public void close() {
      held.remove(account);
    }
  }
}
