package dev.haven.store;

/// The state of a log after its entry `version`, as its owner wrote it.
///
/// @param version the last entry that the checkpoint contains
/// @param root the owner's own bytes; names the pages it consists of
@SuppressWarnings("ArrayRecordComponent") // read once by its owner, never compared
public record Checkpoint(long version, byte[] root) {}
