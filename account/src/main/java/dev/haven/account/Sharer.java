package dev.haven.account;

/// An account that shares something with this one, or did: where to look for mailboxes of others.
/// What is shared, and with which rights, only that account's own log says.
///
/// @param account name of its log
/// @param address at the time
public record Sharer(String account, String address) {}
