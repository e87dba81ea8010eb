package dev.haven.imap;

/// How a command ended well.
///
/// @param next the state that follows
/// @param text what the tagged `OK` says, such as `[READ-WRITE] SELECT completed`
record Done(State next, String text) {}
