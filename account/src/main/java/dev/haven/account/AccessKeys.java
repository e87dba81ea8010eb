package dev.haven.account;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// The mailbox access keys of one person: with each they vouch for URLs of what they can read in
/// that mailbox (RFC 4467 §5). Immutable; nothing of a key is ever shown.
public final class AccessKeys {
  static final AccessKeys NONE = new AccessKeys(Map.of());

  private final Map<KeyedMailbox, Octets> keys;

  private AccessKeys(Map<KeyedMailbox, Octets> keys) {
    this.keys = keys;
  }

  static AccessKeys of(Map<KeyedMailbox, Octets> keys) {
    return keys.isEmpty() ? NONE : new AccessKeys(new LinkedHashMap<>(keys));
  }

  public Optional<Octets> key(KeyedMailbox of) {
    return Optional.ofNullable(keys.get(of));
  }

  Map<KeyedMailbox, Octets> all() {
    return keys;
  }

  AccessKeys with(KeyedMailbox of, Octets key) {
    var more = new LinkedHashMap<>(keys);
    more.put(of, key);
    return new AccessKeys(more);
  }

  AccessKeys without(KeyedMailbox gone) {
    if (!keys.containsKey(gone)) {
      return this;
    }
    var fewer = new LinkedHashMap<>(keys);
    fewer.remove(gone);
    return of(fewer);
  }
}
