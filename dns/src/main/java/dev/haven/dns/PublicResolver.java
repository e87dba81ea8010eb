package dev.haven.dns;

import java.time.Duration;

/// Keeps questions about names that nobody can own out of the public DNS (RFC 6761 §6).
///
/// @param resolver answers everything else
public record PublicResolver(Resolver resolver) implements Resolver {
  private static final Duration TTL = Duration.ofHours(1);

  @Override
  public <T> Answer<T> ask(Question<T> question) {
    return ReservedNames.contains(question.name())
        ? new Answer.NoSuchName<>(TTL, false)
        : resolver.ask(question);
  }
}
