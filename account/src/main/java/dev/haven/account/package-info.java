/// Mailboxes, messages and flags as immutable snapshots replayed from a log.
package dev.haven.account;
