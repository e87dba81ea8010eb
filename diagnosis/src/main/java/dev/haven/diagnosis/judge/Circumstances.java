package dev.haven.diagnosis.judge;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/// What a judgement depends on beside what was seen.
///
/// @param now by the clock of this machine
/// @param authorities that are trusted
/// @param slow a greeting that takes longer is late
/// @param slowExchange the same on port 25, where servers let strangers wait on purpose
public record Circumstances(
    Instant now, Set<X509Certificate> authorities, Duration slow, Duration slowExchange) {
  private static final Duration SLOW = Duration.ofSeconds(3);
  private static final Duration SLOW_EXCHANGE = Duration.ofMillis(6500);

  public Circumstances {
    authorities = Set.copyOf(authorities);
  }

  public static Circumstances now(Set<X509Certificate> authorities) {
    return new Circumstances(Instant.now(), authorities, SLOW, SLOW_EXCHANGE);
  }
}
