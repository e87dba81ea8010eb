package dev.haven.dns;

/// One SRV record: where a service of a domain is (RFC 2782).
///
/// @param priority lower is better
/// @param weight among those of one priority, how often to choose it
/// @param host in lower case, without a final dot; empty for the root, which means that the domain
///   does not have the service
public record ServiceLocation(int priority, int weight, int port, String host) {}
