package dev.haven.queue.outgoing;

/// A limit that somebody has come to.
///
/// @param what as `100 messages an hour`
/// @param minutes until there is room again, in part
public record Reached(String what, long minutes) {}
