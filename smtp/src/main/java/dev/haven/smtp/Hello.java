package dev.haven.smtp;

/// How the client introduced itself (RFC 5321 §4.1.1.1).
///
/// @param domain what it calls itself; nothing is decided by it
/// @param extended whether it said EHLO or LHLO
record Hello(String domain, boolean extended) {}
