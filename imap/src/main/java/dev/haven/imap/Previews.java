package dev.haven.imap;

import dev.haven.store.LogId;
import java.util.LinkedHashMap;
import java.util.Optional;

/// Previews of messages that have none in their cards, of all accounts, made lately, so that each
/// is made once (RFC 8970 §3.2). In memory only, up to a number. Thread-safe.
final class Previews {
  /// Some 10 MiB.
  private static final int MOST = 20_000;

  private record Key(LogId account, long email) {}

  private final LinkedHashMap<Key, String> latest = new LinkedHashMap<>(16, 0.75f, true);

  synchronized Optional<String> find(LogId account, long email) {
    return Optional.ofNullable(latest.get(new Key(account, email)));
  }

  synchronized void keep(LogId account, long email, String preview) {
    latest.put(new Key(account, email), preview);
    if (latest.size() > MOST) {
      latest.pollFirstEntry();
    }
  }
}
