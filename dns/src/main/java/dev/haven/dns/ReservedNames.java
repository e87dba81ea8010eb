package dev.haven.dns;

import java.util.List;

/// Names that nobody can own (RFC 6761 §6, RFC 2606 §2, RFC 2606 §3): for tests, for examples, and
/// for what stays in the house. The public DNS is never asked for them.
public final class ReservedNames {
  private static final List<String> RESERVED =
      List.of(
          "test",
          "example",
          "invalid",
          "localhost",
          "local",
          "localdomain",
          "example.com",
          "example.net",
          "example.org");

  private ReservedNames() {}

  /// Whether a domain, in lower case, is such a name or lies below one. `local` belongs to
  /// multicast DNS (RFC 6762 §3), and `localdomain` is what many machines call themselves.
  public static boolean contains(String domain) {
    return RESERVED.stream().anyMatch(name -> domain.equals(name) || domain.endsWith("." + name));
  }
}
