package dev.haven.account;

/// What was copied or moved: RFC 9051 §7.1 `COPYUID`. The two sets belong together in ascending
/// order.
///
/// @param uidValidity of the target
public record Copied(long uidValidity, UidSet source, UidSet target) {}
