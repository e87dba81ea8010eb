package dev.haven.account;

/// What came of [ChangeFlags].
///
/// @param changed the messages that have other flags now
/// @param modified the messages left alone because they had changed meanwhile, RFC 7162 §3.1.3
///   `MODIFIED`
public record ChangedFlags(UidSet changed, UidSet modified) {}
