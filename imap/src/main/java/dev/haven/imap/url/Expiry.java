package dev.haven.imap.url;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;

/// The moment in `;EXPIRE=2026-12-31T23:59:59Z` (RFC 3339 §5.6, as RFC 5092 §11 uses it).
final class Expiry {
  private Expiry() {}

  static Optional<Instant> parse(String text) {
    try {
      return Optional.of(OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }
}
