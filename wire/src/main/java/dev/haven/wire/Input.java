package dev.haven.wire;

import java.io.IOException;
import java.time.Duration;

/// What the peer sends, as lines and as counted bytes.
///
/// Blocking, for the one thread that runs the session. Every wait is bounded by the connection's
/// timeout. A lost connection is an [java.io.IOException].
public interface Input {
  /// Reads to the next CRLF.
  Line readLine(int limit) throws IOException;

  /// Reads at least one byte, at most `length`; -1 at the end of the stream.
  int read(byte[] into, int offset, int length) throws IOException;

  /// Waits for bytes and hands them over where they lie, without a copy: for bodies whose end is
  /// found by reading them (DATA). What the taker leaves is read next, by whichever method.
  ///
  /// @return how many bytes were taken; -1 at the end of the stream
  int take(ByteTaker taker) throws IOException;

  /// Whether a complete line has arrived already: answers may wait to be flushed together with that
  /// line's, so that pipelining costs nothing.
  boolean lineWaiting();

  /// Waits for so long for any byte, which stays to be read; whether one is there. Ends early, with
  /// nothing, if the server goes down or the peer is gone.
  boolean awaitBytes(Duration time) throws IOException;

  /// Whether any byte has arrived and was not read yet.
  boolean bytesWaiting();
}
