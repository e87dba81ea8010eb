package dev.haven.account;

import java.util.Arrays;

/// What never changes about the messages of a chunk, a column each.
///
/// Rows are added in place behind the last one that anybody has claimed, so that the snapshots of a
/// growing mailbox share one set of arrays: each snapshot knows how many rows are its own and never
/// looks further. Claims come from one thread at a time (the account's leader); readers come from
/// any, after the snapshot was published to them.
final class FixedColumns {
  final int[] uid;
  final int[] size;
  final long[] receivedAt;
  final int[] sentAfter;
  final long[] email;

  /// How much less than the email's own number is that of its thread's first email.
  final int[] threadBack;

  /// When the message came into the mailbox, in seconds since 1970 without a sign: good until 2106;
  /// 0 for when it was received.
  final int[] savedAt;

  private int claimed;

  FixedColumns(int capacity) {
    uid = new int[capacity];
    size = new int[capacity];
    receivedAt = new long[capacity];
    sentAfter = new int[capacity];
    email = new long[capacity];
    threadBack = new int[capacity];
    savedAt = new int[capacity];
  }

  private FixedColumns(FixedColumns from, int rows, int capacity) {
    uid = Arrays.copyOf(Arrays.copyOf(from.uid, rows), capacity);
    size = Arrays.copyOf(Arrays.copyOf(from.size, rows), capacity);
    receivedAt = Arrays.copyOf(Arrays.copyOf(from.receivedAt, rows), capacity);
    sentAfter = Arrays.copyOf(Arrays.copyOf(from.sentAfter, rows), capacity);
    email = Arrays.copyOf(Arrays.copyOf(from.email, rows), capacity);
    threadBack = Arrays.copyOf(Arrays.copyOf(from.threadBack, rows), capacity);
    savedAt = Arrays.copyOf(Arrays.copyOf(from.savedAt, rows), capacity);
    claimed = rows;
  }

  /// Columns whose first `rows` rows are these, and whose next row is the caller's to write.
  FixedColumns claim(int rows) {
    boolean ours = claimed == rows && rows < uid.length;
    var columns = ours ? this : new FixedColumns(this, rows, Columns.grown(rows));
    columns.claimed = rows + 1;
    return columns;
  }
}
