package dev.haven.store;

import java.time.Instant;

/// One thing that happened to a log, as it was appended.
///
/// @param version its place in the log; the first entry of a log is 1
/// @param time when the engine accepted it; never earlier than the entry before
/// @param payload the owner's own bytes; the store does not read them
@SuppressWarnings("ArrayRecordComponent") // read once by its owner, never compared
public record Entry(long version, Instant time, byte[] payload) {}
