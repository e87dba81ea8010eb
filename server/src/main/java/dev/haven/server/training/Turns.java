package dev.haven.server.training;

import java.io.IOException;
import java.time.Instant;

/// How often an exercise repeats what it does.
///
/// @param percent of the usual number
/// @param deadline after which none is begun
record Turns(int percent, Instant deadline) {
  /// One of them.
  @FunctionalInterface
  interface Turn {
    void take(int number) throws IOException;
  }

  /// Takes at least one.
  ///
  /// @param usual how many there are if there is time
  void take(int usual, Turn turn) throws IOException {
    int most = Math.max(1, usual * percent / 100);
    for (int i = 0; i < most && (i == 0 || Instant.now().isBefore(deadline)); i++) {
      turn.take(i);
    }
  }
}
