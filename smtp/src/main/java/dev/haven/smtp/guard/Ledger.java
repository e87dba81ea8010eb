package dev.haven.smtp.guard;

import dev.haven.wire.AddressRange;
import java.util.Arrays;
import java.util.LinkedHashMap;

/// Counts of this minute, and of unknown recipients in these ten minutes, for each client and
/// network. At most [#MOST] of them: those that were not seen for longest are forgotten. Safe for
/// any thread.
final class Ledger {
  static final int MOST = 50_000;
  private static final long MINUTE = 60;
  private static final long UNKNOWN_FOR = 600;

  /// What is counted by the minute.
  enum Kind {
    CONNECTION(0),
    MESSAGE(1),
    RECIPIENT(2);

    private final int place;

    Kind(int place) {
      this.place = place;
    }
  }

  private static final class Counts {
    private final int[] ofMinute = new int[Kind.values().length];
    private long minute;
    private int unknown;
    private long unknownSince;
  }

  private final LinkedHashMap<AddressRange, Counts> all = new LinkedHashMap<>(16, 0.75f, true);

  /// Counts one more, unless there are as many as may be.
  ///
  /// @param most 0 for no limit
  synchronized boolean take(AddressRange who, Kind kind, int most, long now) {
    var counts = of(who);
    if (counts.minute != now / MINUTE) {
      counts.minute = now / MINUTE;
      Arrays.fill(counts.ofMinute, 0);
    }
    int number = kind.place;
    if (most > 0 && counts.ofMinute[number] >= most) {
      return false;
    }
    counts.ofMinute[number]++;
    return true;
  }

  /// Whether [#take] would count one more.
  synchronized boolean hasRoom(AddressRange who, Kind kind, int most, long now) {
    var counts = all.get(who);
    return most <= 0
        || counts == null
        || counts.minute != now / MINUTE
        || counts.ofMinute[kind.place] < most;
  }

  synchronized void unknown(AddressRange who, long now) {
    var counts = of(who);
    if (now - counts.unknownSince >= UNKNOWN_FOR) {
      counts.unknownSince = now;
      counts.unknown = 0;
    }
    counts.unknown++;
  }

  synchronized int unknowns(AddressRange who, long now) {
    var counts = all.get(who);
    return counts != null && now - counts.unknownSince < UNKNOWN_FOR ? counts.unknown : 0;
  }

  synchronized int size() {
    return all.size();
  }

  private Counts of(AddressRange who) {
    var counts = all.computeIfAbsent(who, _ -> new Counts());
    if (all.size() > MOST) {
      all.pollFirstEntry();
    }
    return counts;
  }
}
