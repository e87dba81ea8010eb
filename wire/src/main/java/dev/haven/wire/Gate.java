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
        public long lineDeadline(long asked) {
          return asked;
        }

        @Override
        public void timedOut() {}

        @Override
        public void received(byte[] bytes, int offset, int length) {}

        @Override
        public void receivedBody(int length, long waitedNanos) {}
      };

  /// The moment at which a wait must end, given the one that the session asked for.
  long deadline(long asked);

  /// The same once a line has begun: its end must come sooner.
  long lineDeadline(long asked);

  /// Called when a wait ended without bytes.
  ///
  /// @throws LimitReached if that was a limit's doing, and the session has no words for it
  void timedOut() throws IOException;

  /// Called for all bytes, once, in order, before the session sees them.
  ///
  /// @throws LimitReached if the peer may not go on
  /// @throws WrongModeSeen if this is no mail client
  void received(byte[] bytes, int offset, int length) throws IOException;

  /// Called in addition for bytes that were not awaited as a line.
  ///
  /// @param waitedNanos how long the session was blocked until they came
  void receivedBody(int length, long waitedNanos) throws IOException;
}
