package dev.haven.server.training;

import java.io.IOException;

/// Something that is often done with a server.
interface Exercise {
  String name();

  /// How many do it at once.
  int sessions();

  /// What one of them does, on connections of its own and on a thread of its own. An answer that is
  /// not as it should be is an [IOException].
  ///
  /// @param number of this session, from 0
  void session(Ground ground, int number, Turns turns) throws IOException;

  /// Waits for what came of it, once all sessions are done.
  default void end(Ground ground) throws IOException {}
}
