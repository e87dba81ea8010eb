package dev.haven.directory;

import java.util.OptionalLong;

/// What an account may hold at most, RFC 9208 §5. Each limit may be absent.
///
/// @param octets of mail; a message that was copied counts once
/// @param messages distinct ones
public record Quota(OptionalLong octets, OptionalLong messages, OptionalLong mailboxes) {
  public static final Quota UNLIMITED =
      new Quota(OptionalLong.empty(), OptionalLong.empty(), OptionalLong.empty());

  public static Quota octets(long octets) {
    return new Quota(OptionalLong.of(octets), OptionalLong.empty(), OptionalLong.empty());
  }
}
