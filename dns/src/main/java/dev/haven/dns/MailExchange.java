package dev.haven.dns;

/// One MX record.
///
/// @param preference lower is better (RFC 5321 §5.1)
/// @param host in lower case, without a final dot; empty for the root, which means that the domain
///   takes no mail (RFC 7505 §3)
public record MailExchange(int preference, String host) {}
