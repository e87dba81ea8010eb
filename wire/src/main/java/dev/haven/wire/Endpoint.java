package dev.haven.wire;

import java.net.InetSocketAddress;

/// One listening port as its sessions see it.
///
/// @param name as in the configuration: `smtp`, `submission`, `submissions`, `imap`, `pop3s`, ...
/// @param address where it listens
/// @param tls how TLS begins
/// @param clearSignIn whether the operator allows passwords before TLS here; false by default
/// @param host the name this server goes by in greetings
public record Endpoint(
    String name, InetSocketAddress address, TlsMode tls, boolean clearSignIn, String host) {}
