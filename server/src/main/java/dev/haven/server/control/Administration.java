package dev.haven.server.control;

/// Who answers an administrator: the running server, or the data directory itself.
public interface Administration extends AutoCloseable {
  /// Does what is asked; a change is durable when this returns.
  Answer ask(Request request) throws Refused;

  @Override
  void close();
}
