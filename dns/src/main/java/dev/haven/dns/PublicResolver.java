package dev.haven.dns;

import java.time.Duration;

/// Keeps questions about names that nobody can own out of the public DNS (RFC 6761 §6). The
/// addresses of `localhost` are known without it (RFC 6761 §6.3).
///
/// @param resolver answers everything else
public record PublicResolver(Resolver resolver) implements Resolver {
  private static final Duration TTL = Duration.ofHours(1);
  private static final String LOCALHOST = "localhost";
  private static final Zone LOOPBACK =
      Zone.empty().address(LOCALHOST, "127.0.0.1").address(LOCALHOST, "::1");

  @Override
  public <T> Answer<T> ask(Question<T> question) {
    if (question.name().equals(LOCALHOST) && question.kind() != Kind.MX) {
      return LOOPBACK.ask(question);
    }
    return ReservedNames.contains(question.name())
        ? new Answer.NoSuchName<>(TTL, false)
        : resolver.ask(question);
  }
}
