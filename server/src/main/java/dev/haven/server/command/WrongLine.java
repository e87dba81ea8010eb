package dev.haven.server.command;

/// Why a line of a list cannot be followed, for programs too.
///
/// @param line from 1
public record WrongLine(int line, String cause, String remedy) {}
