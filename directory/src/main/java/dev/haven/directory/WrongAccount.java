package dev.haven.directory;

/// Why one of several accounts cannot be added.
///
/// @param position which of them, from 0
/// @param existing whether it is only that there is this account already
/// @param cause what was found, as a sentence without its full stop
/// @param remedy what to do about it
public record WrongAccount(int position, boolean existing, String cause, String remedy) {}
