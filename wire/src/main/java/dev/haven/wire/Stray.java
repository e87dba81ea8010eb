package dev.haven.wire;

import java.time.Instant;

/// Connections from one address that failed for the same reason.
///
/// @param address of the peer
/// @param what a [WrongMode] or a [TlsTrouble], by its name
/// @param alert of TLS that the peer gave as its reason, by its name in RFC 8446 §6; else empty
/// @param count how many, at least: under a flood the earliest may be forgotten
public record Stray(
    String address, String what, String alert, long count, Instant first, Instant last) {
  Stray plus(Stray other) {
    return new Stray(
        address,
        what,
        alert,
        count + other.count,
        first.isBefore(other.first) ? first : other.first,
        last.isAfter(other.last) ? last : other.last);
  }
}
