package dev.haven.queue.outgoing;

/// What several facts mean together, and what to do about it.
///
/// @param cause as a sentence without its full stop
public record Finding(String cause, String remedy) {}
