package dev.haven.store.index;

import dev.haven.store.segment.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads what the index knows of one log, from a [View].
public final class LogIndex {
  private final View view;
  private final long log;

  public LogIndex(View view, long log) {
    this.view = view;
    this.log = log;
  }

  public Optional<LogHead> head() {
    return view.get(Keys.head(log)).map(LogHead::decode);
  }

  /// The newest entry, if any is kept.
  public Optional<Versioned> newest() {
    return view.last(Keys.of(Keys.ENTRY, log), Keys.entry(log, -1L))
        .map(last -> new Versioned(Keys.second(last.key()), EntryValue.decode(last.value())));
  }

  /// The largest item number, 0 if there is no item.
  public long newestItem() {
    return view.last(Keys.of(Keys.ITEM, log), Keys.item(log, -1L))
        .map(last -> Keys.second(last.key()))
        .orElse(0L);
  }

  /// At most `most` entries from a version on, in order.
  public List<Versioned> entries(long from, long through, int most) {
    var found = new ArrayList<Versioned>();
    view.scan(
        Keys.of(Keys.ENTRY, log),
        Keys.entry(log, from),
        (key, value) -> {
          long version = Keys.second(key);
          if (version <= through) {
            found.add(new Versioned(version, EntryValue.decode(value)));
          }
          return version < through && found.size() < most;
        });
    return found;
  }

  /// An entry's version with what the index knows of it.
  public record Versioned(long version, EntryValue value) {}

  /// Gathers the next items, until there are `most` or their bytes exceed `bytes`.
  public void items(long first, long last, int most, int bytes, ItemBatch found) {
    var prefix = Keys.of(Keys.ITEM, log);
    found.clear();
    try (var walk = view.walk()) {
      walk.seek(Keys.item(log, first));
      while (walk.isWithin(prefix) && Keys.second(walk.key()) <= last) {
        found.add(Keys.second(walk.key()), walk);
        if (found.count() >= most || found.size() >= bytes) {
          return;
        }
        walk.next();
      }
    }
  }

  /// Gathers those of the items `numbers[from]` to `numbers[to - 1]` that are there; fewer, if
  /// their bytes exceed `bytes`.
  ///
  /// @return the first that was not looked for yet
  public int items(long[] numbers, int from, int to, int bytes, ItemBatch found) {
    int next = from;
    found.clear();
    try (var walk = view.walk()) {
      for (; next < to && found.size() < bytes; next++) {
        if (walk.find(Keys.item(log, numbers[next]))) {
          found.add(numbers[next], walk);
        }
      }
    }
    return next;
  }

  /// Items and where their card records lie, at most `most` of them.
  public List<Located> items(int most) {
    var found = new ArrayList<Located>();
    view.scan(
        Keys.of(Keys.ITEM, log),
        (key, value) -> {
          found.add(new Located(Keys.second(key), ItemValue.decode(value).place()));
          return found.size() < most;
        });
    return found;
  }

  public List<Located> pages(int most) {
    var found = new ArrayList<Located>();
    view.scan(
        Keys.of(Keys.PAGE, log),
        (key, value) -> {
          found.add(new Located(Keys.second(key), Places.decode(value)));
          return found.size() < most;
        });
    return found;
  }

  /// A number and where its record lies.
  public record Located(long number, Place place) {}
}
