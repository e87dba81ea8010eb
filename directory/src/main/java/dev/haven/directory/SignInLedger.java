package dev.haven.directory;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedMap;
import java.util.SequencedSet;

/// The sign-ins of the last weeks, so that 'why can I not sign in?' has an answer.
///
/// Attempts that are alike are counted together, so a telephone that comes every minute is one
/// record, and so is a program that tries an old password all night. Each account has room for
/// [#SUCCESSES] and, apart from them, [#FAILURES], so that strangers' guesses do not push out where
/// its owner signed in; all users that nobody knows share one such room. At most [#MOST] in all:
/// then the account that was quiet for longest gives up its oldest.
///
/// Whoever keeps records in a file asks for what is new with [#awaitChanges]. Thread-safe, by one
/// lock that is held for a look into two maps.
public final class SignInLedger {
  public static final Duration KEPT = Duration.ofDays(30);

  static final int SUCCESSES = 250;
  static final int FAILURES = 750;
  static final int MOST = 40_000;

  /// A success that only repeats another is worth writing down this often.
  private static final Duration REPEATED = Duration.ofMinutes(10);

  /// What is alike, and for whom there is room.
  private record Room(String account, boolean failures) {}

  private final InstantSource clock;
  private final SequencedMap<Room, SequencedMap<SignInAttempt, SignInRecord>> rooms =
      new LinkedHashMap<>(64, 0.75f, true);
  private final SequencedSet<SignInAttempt> changed = new LinkedHashSet<>();
  private final SequencedMap<SignInAttempt, Instant> repeats = new LinkedHashMap<>();
  private int size;

  SignInLedger(InstantSource clock) {
    this.clock = clock;
  }

  void add(SignInEvent event) {
    var one = new SignInRecord(event.time(), event.time(), 1, SignInAttempt.of(event));
    synchronized (this) {
      boolean isNew = put(one);
      if (isNew || one.failed() || isDue(one)) {
        change(one.attempt());
      }
    }
  }

  /// The program of a sign-in that was accepted has told its name afterwards.
  synchronized void named(SignInEvent event, String program) {
    var nameless = SignInAttempt.of(event);
    var records = rooms.get(new Room(event.account(), event.refusal().isPresent()));
    if (records == null) {
      return;
    }
    var counted = records.get(nameless);
    if (counted == null || counted.count() == 0) {
      return;
    }
    records.put(
        nameless, new SignInRecord(counted.first(), counted.last(), counted.count() - 1, nameless));
    var named = new SignInRecord(event.time(), event.time(), 1, nameless.by(program));
    if (put(named)) {
      change(nameless);
      change(named.attempt());
    } else if (isDue(named)) {
      change(named.attempt());
    }
  }

  private void change(SignInAttempt attempt) {
    boolean awaited = changed.isEmpty();
    changed.add(attempt);
    if (awaited) {
      notifyAll();
    }
  }

  private boolean isDue(SignInRecord repeated) {
    var written = repeats.get(repeated.attempt());
    return written == null || written.plus(REPEATED).isBefore(repeated.last());
  }

  /// Takes in what was written down before; what has happened since is added to it.
  public synchronized void restore(SignInRecord record) {
    if (record.last().isAfter(clock.instant().minus(KEPT))) {
      put(record);
    }
  }

  /// @return whether nothing alike was there
  private boolean put(SignInRecord record) {
    var room = new Room(record.attempt().account(), record.failed());
    var records = rooms.computeIfAbsent(room, _ -> new LinkedHashMap<>(4, 0.75f, true));
    boolean isNew = records.merge(record.attempt(), record, SignInRecord::plus).equals(record);
    if (isNew) {
      size++;
      if (records.size() > (room.failures() ? FAILURES : SUCCESSES)) {
        drop(records);
      }
      while (size > MOST) {
        dropOldest();
      }
    }
    return isNew;
  }

  private void dropOldest() {
    var quiet = rooms.firstEntry();
    drop(quiet.getValue());
    if (quiet.getValue().isEmpty()) {
      rooms.remove(quiet.getKey());
    }
  }

  private void drop(SequencedMap<SignInAttempt, SignInRecord> records) {
    var oldest = records.pollFirstEntry();
    size--;
    changed.remove(oldest.getKey());
    repeats.remove(oldest.getKey());
  }

  /// All of them, the latest first.
  public List<SignInRecord> records() {
    var all = new ArrayList<SignInRecord>();
    synchronized (this) {
      forget(clock.instant().minus(KEPT));
      rooms.values().forEach(records -> all.addAll(records.values()));
    }
    all.removeIf(record -> record.count() == 0);
    Collections.reverse(all);
    all.sort(Comparator.comparing(SignInRecord::last).reversed());
    return all;
  }

  private void forget(Instant before) {
    for (var records : rooms.values()) {
      while (!records.isEmpty() && records.firstEntry().getValue().last().isBefore(before)) {
        drop(records);
      }
    }
    rooms.values().removeIf(SequencedMap::isEmpty);
  }

  /// How many records there are.
  public synchronized int size() {
    return size;
  }

  /// What has changed and is worth writing down, as it is now. Waits for it, or until it is
  /// interrupted.
  public synchronized List<SignInRecord> awaitChanges() throws InterruptedException {
    while (changed.isEmpty()) {
      wait();
    }
    return changes();
  }

  /// The same without waiting.
  public synchronized List<SignInRecord> changes() {
    var records = new ArrayList<SignInRecord>(changed.size());
    for (var attempt : changed) {
      var room = rooms.get(new Room(attempt.account(), attempt.refusal().isPresent()));
      var record = room == null ? null : room.get(attempt);
      if (record != null) {
        records.add(record);
        if (!record.failed()) {
          repeats.put(attempt, record.last());
        }
      }
    }
    changed.clear();
    return records;
  }
}
