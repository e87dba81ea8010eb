package dev.haven.store.journal;

/// The end of a log, as the committer needs it to append the next entry.
///
/// @param log number of the log, 0 while there is no such log
/// @param version of the newest entry
/// @param time of it, in microseconds
/// @param hash of it
/// @param newestItem the largest item number so far
/// @param checkpoint version that the newest checkpoint contains
@SuppressWarnings("ArrayRecordComponent") // the array is shared and never changed
record Head(long log, long version, long time, byte[] hash, long newestItem, long checkpoint) {
  static final Head NONE = new Head(0, 0, Long.MIN_VALUE, new byte[Digests.SIZE], 0, 0);

  boolean exists() {
    return log != 0;
  }

  Head appended(long asLog, long newTime, byte[] newHash, long item) {
    return new Head(asLog, version + 1, newTime, newHash, Math.max(newestItem, item), checkpoint);
  }

  Head checkpointed(long newCheckpoint) {
    return new Head(log, version, time, hash, newestItem, newCheckpoint);
  }
}
