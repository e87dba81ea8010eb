package dev.haven.message;

/// A place in a message: its offset, and the line feeds before it.
record Mark(long offset, long lines) {}
