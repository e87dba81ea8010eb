package dev.haven.wire;

import java.io.IOException;

/// What a connection's rules have to say while bytes come in.
interface Gate {
  /// No rules: for pipes and tests.
  Gate OPEN =
      new Gate() {
        @Override
        public long deadline(long asked) {
          return asked;
        }

        @Override
        public void received(byte[] bytes, int offset, int length, long waitedNanos) {}
      };

  /// The moment at which a wait must end, given the one that the session asked for.
  long deadline(long asked);

  /// Called for all bytes, once, in order, before the session sees them.
  ///
  /// @param waitedNanos how long the session was blocked until they came
  /// @throws LimitReached if the peer may not go on
  void received(byte[] bytes, int offset, int length, long waitedNanos) throws IOException;
}
