package dev.haven.account;

import java.util.OptionalLong;

/// What an account may hold at most, RFC 9208 §5. Each limit may be absent.
///
/// @param octets the sizes of all distinct messages together
/// @param messages distinct ones
public record Limits(OptionalLong octets, OptionalLong messages, OptionalLong mailboxes) {
  public static final Limits NONE =
      new Limits(OptionalLong.empty(), OptionalLong.empty(), OptionalLong.empty());

  /// Only so many octets.
  public static Limits octets(long octets) {
    return new Limits(OptionalLong.of(octets), OptionalLong.empty(), OptionalLong.empty());
  }
}
