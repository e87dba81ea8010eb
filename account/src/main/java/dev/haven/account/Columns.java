package dev.haven.account;

/// The rows of a chunk, one for each message, in ascending order of UID.
///
/// How many rows there are is known to the [Chunk]: these columns may be longer.
record Columns(FixedColumns fixed, MarkColumns marks, AnnotationColumn annotations) {
  static final int BYTES_PER_ROW = 52;

  /// Stands in `sentAfter` for a message whose `Date` field is missing or not a date.
  private static final int NO_DATE = Integer.MIN_VALUE;

  private static final int SMALLEST = 8;

  static Columns withCapacity(int rows) {
    return new Columns(new FixedColumns(rows), new MarkColumns(rows), AnnotationColumn.NONE);
  }

  /// The capacity for one row more than `rows`.
  static int grown(int rows) {
    return Math.max(rows + 1, Math.min(Chunk.LARGEST, Math.max(SMALLEST, 2 * rows)));
  }

  long uid(int row) {
    return Integer.toUnsignedLong(fixed.uid[row]);
  }

  int size(int row) {
    return fixed.size[row];
  }

  long receivedAt(int row) {
    return fixed.receivedAt[row];
  }

  long savedAt(int row) {
    int saved = fixed.savedAt[row];
    return saved == 0 ? fixed.receivedAt[row] : Integer.toUnsignedLong(saved);
  }

  long email(int row) {
    return fixed.email[row];
  }

  long thread(int row) {
    return fixed.email[row] - fixed.threadBack[row];
  }

  long flags(int row) {
    return marks.flags[row];
  }

  long modSeq(int row) {
    return marks.modSeq[row];
  }

  Annotations annotations(int row) {
    return annotations.of(uid(row));
  }

  Columns with(AnnotationColumn others) {
    return new Columns(fixed, marks, others);
  }

  long sentAt(int row) {
    int after = fixed.sentAfter[row];
    return after == NO_DATE ? Long.MIN_VALUE : fixed.receivedAt[row] + after;
  }

  /// Kept as the distance from arrival in 32 bits: exact to 68 years, which no true date exceeds.
  static int sentAfter(long receivedAt, long sentAt) {
    return sentAt == Long.MIN_VALUE
        ? NO_DATE
        : Math.clamp(sentAt - receivedAt, -Integer.MAX_VALUE, Integer.MAX_VALUE);
  }

  /// Writes a row at the end; the result replaces these columns.
  Columns plus(
      int row,
      long uid,
      long modSeq,
      long flags,
      int size,
      long receivedAt,
      int sentAfter,
      long email,
      int threadBack,
      int savedAt) {
    var f = fixed.claim(row);
    var m = marks.claim(row);
    f.uid[row] = (int) uid;
    f.size[row] = size;
    f.receivedAt[row] = receivedAt;
    f.sentAfter[row] = sentAfter;
    f.email[row] = email;
    f.threadBack[row] = threadBack;
    f.savedAt[row] = savedAt;
    m.modSeq[row] = modSeq;
    m.flags[row] = flags;
    return f == fixed && m == marks ? this : new Columns(f, m, annotations);
  }

  /// The row of a UID among the first `rows`, or where it would be, as `-(row) - 1`.
  int rowOf(long uid, int rows) {
    int low = 0;
    int high = rows - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      long found = uid(middle);
      if (found == uid) {
        return middle;
      }
      if (found < uid) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return -low - 1;
  }
}
