package dev.haven.account;

/// A message that is new to the account.
///
/// @param email the number of its card and body
/// @param receivedAt in seconds since 1970
/// @param sentAt in seconds since 1970, [Long#MIN_VALUE] if unknown
record Arrival(long email, int size, long flags, long receivedAt, long sentAt) {}
