package dev.haven.account;

import dev.haven.store.LogId;
import java.time.InstantSource;
import java.util.function.Function;

/// What an operator may choose about accounts.
///
/// @param quota what an account may hold; asked for every time, so that a change takes effect at
///   once
/// @param mostMailboxes how many mailboxes an account may have
/// @param checkpointAfter how many small entries are appended before a checkpoint is written
/// @param cachedAccounts how many accounts are kept loaded though nobody uses them
/// @param cachedBytes about how much memory those may take
/// @param clock for UIDVALIDITY, and for when a message was saved
public record AccountOptions(
    Function<LogId, Limits> quota,
    int mostMailboxes,
    int checkpointAfter,
    int cachedAccounts,
    long cachedBytes,
    InstantSource clock) {

  public static AccountOptions defaults() {
    return new AccountOptions(
        _ -> Limits.NONE, 5_000, 500, 10_000, 256L << 20, InstantSource.system());
  }

  public AccountOptions withQuota(Function<LogId, Limits> other) {
    return new AccountOptions(
        other, mostMailboxes, checkpointAfter, cachedAccounts, cachedBytes, clock);
  }

  public AccountOptions withCheckpointAfter(int entries) {
    return new AccountOptions(quota, mostMailboxes, entries, cachedAccounts, cachedBytes, clock);
  }

  public AccountOptions withCache(int accounts, long bytes) {
    return new AccountOptions(quota, mostMailboxes, checkpointAfter, accounts, bytes, clock);
  }
}
