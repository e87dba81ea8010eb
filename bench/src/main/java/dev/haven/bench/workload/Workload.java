package dev.haven.bench.workload;

import dev.haven.bench.report.Unit;
import dev.haven.bench.side.Side;
import java.io.IOException;

/// Something that both sides are given to do.
public interface Workload {
  /// Words with slashes, from the family to the particular, such as `imap/10000/envelope`.
  String name();

  /// What it measures, in a line.
  String about();

  Unit unit();

  /// How many rounds are worth their time, when so many were asked for.
  default int rounds(int asked) {
    return asked;
  }

  /// Makes ready what the rounds want, warm-up included. Not measured.
  Trial prepare(Stage stage, Side side) throws IOException, Unavailable;

  /// The workload on one side.
  interface Trial extends AutoCloseable {
    Reading round(Meter meter) throws IOException;

    /// The server that is measured: the side that was given, unless the trial has one of its own.
    default Side on(Side side) {
      return side;
    }

    /// Gives back what both sides cannot have at once. Follows every round, and the look at the
    /// server's memory after it. Not measured.
    default void release() throws IOException {}

    /// Looks whether everything that was answered and stored is right. Not measured.
    default void check() throws IOException {}

    @Override
    default void close() throws IOException {}
  }
}
