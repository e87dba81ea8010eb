package dev.haven.queue.place;

import dev.haven.account.Account;

/// A mailbox of an account.
public record Place(Account account, String mailbox) {}
