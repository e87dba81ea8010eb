package dev.haven.server.config;

import java.time.Duration;

/// Bounds on what connections take.
public record LimitSettings(
    @Setting(
            value = "Connections in all; those of other mail servers may be half of them.",
            min = 10,
            max = 1_000_000)
        int connections,
    @Setting(
            value = "Connections from one IPv4 address or one IPv6 /64 network.",
            min = 1,
            max = 1_000_000)
        int connectionsPerAddress,
    @Setting(value = "How long a client may take to sign in.", min = 5, max = 86_400)
        Duration signInTime) {

  static LimitSettings standard() {
    return new LimitSettings(10_000, 200, Duration.ofMinutes(2));
  }
}
