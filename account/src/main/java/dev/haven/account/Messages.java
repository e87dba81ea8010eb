package dev.haven.account;

import java.util.Arrays;
import java.util.function.Predicate;

/// The messages of a mailbox at one moment, in ascending order of UID. Immutable, safe for any
/// thread.
///
/// A message is spoken of by its index, counted from 0: IMAP's message sequence number less one.
/// The messages lie in chunks of up to 512, each a set of columns; snapshots share the chunks in
/// which nothing changed. Chunks that a checkpoint holds are read when they are first asked for, so
/// any accessor may throw [dev.haven.store.StoreException].
///
/// Single messages are asked for by index; to walk over many, use [#cursor].
public final class Messages {
  static final Messages NONE = new Messages(new Chunk[0], new int[0], Totals.NOTHING);

  private final Chunk[] chunks;

  /// The index of the first message of each chunk.
  private final int[] starts;

  private final Totals totals;

  private Messages(Chunk[] chunks, int[] starts, Totals totals) {
    this.chunks = chunks;
    this.starts = starts;
    this.totals = totals;
  }

  static Messages of(Chunk... chunks) {
    var starts = new int[chunks.length];
    var totals = Totals.NOTHING;
    for (int i = 0; i < chunks.length; i++) {
      starts[i] = totals.count();
      totals = totals.plus(chunks[i].summary());
    }
    return new Messages(chunks, starts, totals);
  }

  public int count() {
    return totals.count();
  }

  Totals totals() {
    return totals;
  }

  /// The index of the message with that UID; if there is none, `-(index where it would be) - 1`.
  public int indexOf(long uid) {
    int chunk = chunkEndingAtOrAfter(uid);
    if (chunk == chunks.length) {
      return -count() - 1;
    }
    int start = starts[chunk];
    if (uid <= chunks[chunk].firstUid()) {
      return uid == chunks[chunk].firstUid() ? start : -start - 1;
    }
    int row = chunks[chunk].rowOf(uid);
    return row >= 0 ? start + row : row - start;
  }

  public long uid(int index) {
    int chunk = chunkOf(index);
    return chunks[chunk].columns().uid(index - starts[chunk]);
  }

  /// The version that last changed its flags, or brought it.
  public long modSeq(int index) {
    int chunk = chunkOf(index);
    return chunks[chunk].columns().modSeq(index - starts[chunk]);
  }

  /// See [Flags].
  public long flags(int index) {
    int chunk = chunkOf(index);
    return chunks[chunk].columns().flags(index - starts[chunk]);
  }

  /// RFC822.SIZE, in octets.
  public int size(int index) {
    int chunk = chunkOf(index);
    return chunks[chunk].columns().size(index - starts[chunk]);
  }

  /// INTERNALDATE, in seconds since 1970.
  public long receivedAt(int index) {
    int chunk = chunkOf(index);
    return chunks[chunk].columns().receivedAt(index - starts[chunk]);
  }

  /// The `Date` field in seconds since 1970, [Long#MIN_VALUE] if it is missing or not a date.
  public long sentAt(int index) {
    int chunk = chunkOf(index);
    return chunks[chunk].columns().sentAt(index - starts[chunk]);
  }

  /// The number of its card and body in the account.
  public long emailId(int index) {
    int chunk = chunkOf(index);
    return chunks[chunk].columns().email(index - starts[chunk]);
  }

  /// The index of the first message without `\Seen`, -1 if all have it.
  public int firstUnseen() {
    for (int i = 0; i < chunks.length; i++) {
      if (chunks[i].summary().unseen() > 0) {
        var columns = chunks[i].columns();
        int row = 0;
        while ((columns.flags(row) & Flags.SEEN) != 0) {
          row++;
        }
        return starts[i] + row;
      }
    }
    return -1;
  }

  /// Stands before the message with that index.
  public MessageCursor cursor(int index) {
    return new MessageCursor(this, index);
  }

  public MessageCursor cursor() {
    return cursor(0);
  }

  /// The UIDs of those that are in the set.
  public UidSet present(UidSet wanted) {
    var present = new UidSetBuilder();
    for (int range = 0; range < wanted.ranges(); range++) {
      int from = indexOf(wanted.first(range));
      var cursor = cursor(from < 0 ? -from - 1 : from);
      while (cursor.next() && cursor.uid() <= wanted.last(range)) {
        present.add(cursor.uid());
      }
    }
    return present.build();
  }

  @FunctionalInterface
  interface Marks {
    boolean match(long flags, long modSeq);
  }

  /// The UIDs of those in the set whose flags and version match.
  UidSet matching(UidSet uids, Marks wanted) {
    var found = new UidSetBuilder();
    for (int i = firstChunkOf(uids); i < chunks.length; i++) {
      var chunk = chunks[i];
      if (chunk.touches(uids)) {
        var columns = chunk.columns();
        chunk.rowsIn(
            uids,
            row -> {
              if (wanted.match(columns.flags(row), columns.modSeq(row))) {
                found.add(columns.uid(row));
              }
            });
      }
    }
    return found.build();
  }

  /// Whether anybody noted anything about any of them.
  public boolean areAnnotated() {
    return !totals.annotations().isEmpty();
  }

  /// The UIDs of those in the set whose annotations match.
  UidSet annotated(UidSet uids, Predicate<Annotations> wanted) {
    var found = new UidSetBuilder();
    for (int i = firstChunkOf(uids); i < chunks.length; i++) {
      var chunk = chunks[i];
      if (chunk.touches(uids)) {
        var columns = chunk.columns();
        chunk.rowsIn(
            uids,
            row -> {
              if (wanted.test(columns.annotations(row))) {
                found.add(columns.uid(row));
              }
            });
      }
    }
    return found.build();
  }

  private int firstChunkOf(UidSet uids) {
    return uids.isEmpty() ? chunks.length : chunkEndingAtOrAfter(uids.first(0));
  }

  /// About how many bytes it takes in memory.
  long weight() {
    long weight = 0;
    for (var chunk : chunks) {
      weight += 128 + (chunk.inMemory() ? (long) chunk.count() * Columns.BYTES_PER_ROW : 0);
    }
    return weight;
  }

  int chunks() {
    return chunks.length;
  }

  Chunk chunk(int number) {
    return chunks[number];
  }

  /// The index of the first message of a chunk.
  int start(int chunk) {
    return starts[chunk];
  }

  int chunkOf(int index) {
    if (index < 0 || index >= count()) {
      throw new IndexOutOfBoundsException("message " + index + " of " + count());
    }
    int found = Arrays.binarySearch(starts, index);
    return found >= 0 ? found : -found - 2;
  }

  /// The first chunk whose last UID is `uid` or later, [#chunks()] if there is none.
  int chunkEndingAtOrAfter(long uid) {
    int low = 0;
    int high = chunks.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (chunks[middle].lastUid() < uid) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /// With `last` after what is here.
  Messages plus(Chunk last) {
    var more = Arrays.copyOf(chunks, chunks.length + 1);
    more[chunks.length] = last;
    var moreStarts = Arrays.copyOf(starts, more.length);
    moreStarts[chunks.length] = count();
    return new Messages(more, moreStarts, totals.plus(last.summary()));
  }

  /// With `grown` in place of the last chunk.
  Messages withLast(Chunk grown) {
    var others = totals.minus(chunks[chunks.length - 1].summary());
    var replaced = chunks.clone();
    replaced[replaced.length - 1] = grown;
    return new Messages(replaced, starts, others.plus(grown.summary()));
  }
}
