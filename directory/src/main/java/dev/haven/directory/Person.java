package dev.haven.directory;

import dev.haven.store.LogId;
import java.time.Instant;
import java.util.OptionalLong;

/// Somebody who has an account here, without the password.
///
/// @param account name of the account's own log, `account/<16 hexadecimal digits>`; outlives a
///   change of address and is never used twice
/// @param address as it was given when the account was added
/// @param displayName empty if none was given
/// @param suspended neither signs in nor receives
/// @param quota octets, if limited
public record Person(
    LogId account,
    Address address,
    String displayName,
    boolean suspended,
    OptionalLong quota,
    Instant created) {}
