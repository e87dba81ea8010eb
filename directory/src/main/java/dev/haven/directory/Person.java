package dev.haven.directory;

import dev.haven.store.LogId;
import java.time.Instant;
import java.util.Set;

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
/// @param switchedOff names of IMAP capabilities that its programs are not offered
public record Person(
    LogId account,
    Address address,
    String displayName,
    boolean suspended,
    Quota quota,
    boolean shared,
    boolean open,
    Set<String> switchedOff,
    Instant created) {

  /// As somebody is at first.
  static Person added(LogId account, Address address, boolean shared, Instant when) {
    return new Person(account, address, "", false, Quota.UNLIMITED, shared, false, Set.of(), when);
  }

  Person with(String newName) {
    return new Person(
        account, address, newName, suspended, quota, shared, open, switchedOff, created);
  }

  Person with(Quota newQuota) {
    return new Person(
        account, address, displayName, suspended, newQuota, shared, open, switchedOff, created);
  }

  Person suspended(boolean now) {
    return new Person(
        account, address, displayName, now, quota, shared, open, switchedOff, created);
  }

  Person without(Set<String> capabilities) {
    return new Person(
        account, address, displayName, suspended, quota, shared, open, capabilities, created);
  }

  Person open(boolean now) {
    return new Person(
        account, address, displayName, suspended, quota, shared, now, switchedOff, created);
  }
}
