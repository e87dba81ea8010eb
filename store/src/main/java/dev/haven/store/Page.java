package dev.haven.store;

/// A part of a checkpoint that is rewritten only when it changes (copy on write).
///
/// @param number chosen by the owner of the log; a changed page gets a new number, never an old one
@SuppressWarnings("ArrayRecordComponent") // handed to the engine, never compared
public record Page(long number, byte[] bytes) {}
