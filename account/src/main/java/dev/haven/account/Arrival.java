package dev.haven.account;

import java.util.List;

/// A message that is new to the account.
///
/// @param email the number of its card and body
/// @param receivedAt in seconds since 1970
/// @param sentAt in seconds since 1970, [Long#MIN_VALUE] if unknown
/// @param thread the first email of its thread
/// @param threadKeys by what later emails find that thread
record Arrival(
    long email,
    int size,
    long flags,
    long receivedAt,
    long sentAt,
    long thread,
    List<Long> threadKeys) {}
