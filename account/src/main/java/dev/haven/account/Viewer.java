package dev.haven.account;

/// Somebody who looks at an account: who they are, as rights are given to them.
///
/// @param account name of the log of their own account
/// @param domain that of their address, in lower case
public record Viewer(String account, String domain) {}
