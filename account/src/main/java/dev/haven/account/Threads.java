package dev.haven.account;

/// Which thread a new email belongs to: the threads of the last emails, by [ThreadKeys]. At least
/// 8192 keys are remembered, at most twice as many; an answer to something older begins a thread of
/// its own. A value for its holder.
///
/// Two ledgers: when the recent one is full, it becomes the older one. [#find] and [#plus] are for
/// the account's leader; any thread may list.
final class Threads {
  private static final int GENERATION = 8192;
  private static final int BYTES_PER_KEY = 28;

  static final Threads NONE = of(new ThreadLedger(), new ThreadLedger());

  private final ThreadLedger older;
  private final int olderCount;
  private final ThreadLedger recent;
  private final int recentCount;

  private Threads(ThreadLedger older, int olderCount, ThreadLedger recent, int recentCount) {
    this.older = older;
    this.olderCount = olderCount;
    this.recent = recent;
    this.recentCount = recentCount;
  }

  static Threads of(ThreadLedger older, ThreadLedger recent) {
    return new Threads(older, older.claimed(), recent, recent.claimed());
  }

  /// The thread of the first of the keys that is known, `email` if none is.
  long find(ThreadKeys keys, long email) {
    for (long key : keys.toFind()) {
      long thread = find(key);
      if (thread >= 0) {
        return thread;
      }
    }
    return email;
  }

  private long find(long key) {
    long thread = recent.find(key, recentCount);
    return thread >= 0 ? thread : older.find(key, olderCount);
  }

  /// With the keys of one more email.
  Threads plus(Arrival arrival) {
    var threads = this;
    for (long key : arrival.threadKeys()) {
      threads = threads.plus(key, arrival.thread());
    }
    return threads;
  }

  private Threads plus(long key, long thread) {
    if (recent.find(key, recentCount) >= 0) {
      return this;
    }
    if (recentCount == GENERATION) {
      var next = new ThreadLedger();
      next.add(key, thread);
      return new Threads(recent, recentCount, next, 1);
    }
    boolean ours = recent.claimed() == recentCount && recentCount > 0;
    var ledger = ours ? recent : recent.first(recentCount);
    ledger.add(key, thread);
    return new Threads(older, olderCount, ledger, recentCount + 1);
  }

  /// The same, but what is added to it is nobody else's.
  Threads copy() {
    return new Threads(older, olderCount, recent.first(recentCount), recentCount);
  }

  long weight() {
    return (long) BYTES_PER_KEY * (olderCount + recentCount);
  }

  void older(ThreadLedger.Visitor visitor) {
    older.each(olderCount, visitor);
  }

  void recent(ThreadLedger.Visitor visitor) {
    recent.each(recentCount, visitor);
  }
}
