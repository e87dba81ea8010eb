package dev.haven.smtp;

/// Whole header fields, with CRLF, for a message that comes without them (RFC 6409 §8.2, RFC 6409
/// §8.3). Empty for mail that other servers bring, in which nothing may be changed.
record Supplement(String date, String messageId) {}
