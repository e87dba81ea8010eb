package dev.haven.server.control;

/// What a server says to a command: how far it has come, any number of times, then its answer.
sealed interface Message permits Answer, Message.Underway {
  /// The work has come this far.
  record Underway(String what, long done, long total) implements Message {}
}
