package dev.haven.account;

import java.util.Arrays;

/// What may change about the messages of a chunk: flags, and the version that last changed them.
///
/// Rows are added in place as [FixedColumns] tells; a change of a row is made in a copy.
final class MarkColumns {
  final long[] modSeq;
  final long[] flags;
  private int claimed;

  MarkColumns(int capacity) {
    modSeq = new long[capacity];
    flags = new long[capacity];
  }

  private MarkColumns(MarkColumns from, int rows, int capacity) {
    modSeq = Arrays.copyOf(Arrays.copyOf(from.modSeq, rows), capacity);
    flags = Arrays.copyOf(Arrays.copyOf(from.flags, rows), capacity);
    claimed = rows;
  }

  /// Columns whose first `rows` rows are these, and whose next row is the caller's to write.
  MarkColumns claim(int rows) {
    boolean ours = claimed == rows && rows < flags.length;
    var columns = ours ? this : new MarkColumns(this, rows, Columns.grown(rows));
    columns.claimed = rows + 1;
    return columns;
  }

  /// A copy of the first `rows` rows, the caller's to change until it is published.
  MarkColumns copy(int rows) {
    return new MarkColumns(this, rows, rows);
  }
}
