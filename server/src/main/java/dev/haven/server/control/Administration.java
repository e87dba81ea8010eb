package dev.haven.server.control;

import dev.haven.store.journal.Progress;

/// Who answers an administrator: the running server, or the data directory itself.
public interface Administration extends AutoCloseable {
  /// Does what is asked; a change is durable when this returns.
  ///
  /// @param progress told how far long work has come; what it throws ends the work
  Answer ask(Request request, Progress progress) throws Refused;

  default Answer ask(Request request) throws Refused {
    return ask(request, Progress.UNSEEN);
  }

  @Override
  void close();
}
