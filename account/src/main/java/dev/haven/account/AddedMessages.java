package dev.haven.account;

/// Where messages went: RFC 9051 §7.1 `APPENDUID`.
///
/// @param uids in the order of the messages
/// @param emailIds the numbers of their cards and bodies, in the same order
@SuppressWarnings("ArrayRecordComponent") // read once by who asked, never compared
public record AddedMessages(MailboxId mailbox, long uidValidity, UidSet uids, long[] emailIds) {}
