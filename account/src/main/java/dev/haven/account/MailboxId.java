package dev.haven.account;

/// Names a mailbox within its account for ever: neither renaming changes it, nor does a mailbox
/// that is created later get the number of a deleted one.
public record MailboxId(long value) {}
