package dev.haven.account;

/// Where a delivery went, remembered so that the same one is not made twice.
record Delivery(String id, MailboxId mailbox, long uidValidity, long uid, long email) {}
