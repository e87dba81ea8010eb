package dev.haven.directory;

import dev.haven.store.LogId;
import java.time.Instant;

/// Who has an account here: somebody, without the password, or several people together.
///
/// @param account name of the account's own log, `account/<16 hexadecimal digits>`; outlives a
///   change of address and is never used twice
/// @param address as it was given when the account was added
/// @param displayName empty if none was given
/// @param suspended neither signs in nor receives
/// @param quota what it may hold
/// @param shared nobody's own: it has no password, and is open to whom its rights say
/// @param open whether it shares mailboxes with everybody, or with everybody of a domain, so that
///   it is to be looked at whoever asks
public record Person(
    LogId account,
    Address address,
    String displayName,
    boolean suspended,
    Quota quota,
    boolean shared,
    boolean open,
    Instant created) {

  Person with(String newName) {
    return new Person(account, address, newName, suspended, quota, shared, open, created);
  }

  Person with(Quota newQuota) {
    return new Person(account, address, displayName, suspended, newQuota, shared, open, created);
  }

  Person suspended(boolean now) {
    return new Person(account, address, displayName, now, quota, shared, open, created);
  }

  Person open(boolean now) {
    return new Person(account, address, displayName, suspended, quota, shared, now, created);
  }
}
