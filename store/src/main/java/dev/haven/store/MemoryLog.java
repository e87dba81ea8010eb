package dev.haven.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// One log of a [MemoryStore]. Not thread-safe: the store's lock guards it.
final class MemoryLog {
  private final TreeMap<Long, Entry> entries = new TreeMap<>();
  private final TreeMap<Long, Item> items = new TreeMap<>();
  private final Map<Long, byte[]> pages = new HashMap<>();
  private @Nullable Checkpoint checkpoint;
  private long newest;
  private long newestItem;
  private Instant newestTime = Instant.MIN;

  long newest() {
    return newest;
  }

  /// Refuses items that [Item] does not allow, before anything is changed.
  void checkItems(List<Item> added) {
    long before = newestItem;
    for (var item : added) {
      if (item.number() <= before) {
        throw new IllegalArgumentException("item " + item.number() + " follows " + before);
      }
      if (item.card().length > Store.LARGEST_CARD) {
        throw new IllegalArgumentException("card of " + item.card().length + " bytes");
      }
      if (!((MemoryBlob) item.body()).finished()) {
        throw new IllegalStateException("item " + item.number() + ": body is not finished");
      }
      before = item.number();
    }
  }

  void append(Append append, Instant now) {
    newest = append.version();
    newestTime = now.isBefore(newestTime) ? newestTime : now;
    entries.put(newest, new Entry(newest, newestTime, append.payload().clone()));
    for (var item : append.added()) {
      items.put(item.number(), new Item(item.number(), item.body(), item.card().clone()));
      newestItem = item.number();
    }
  }

  LogSlice read(long afterVersion) {
    if (afterVersion >= newest) {
      return LogSlice.EMPTY;
    }
    long oldestKept = entries.isEmpty() ? newest + 1 : entries.firstKey();
    if (checkpoint == null || (afterVersion > 0 && afterVersion + 1 >= oldestKept)) {
      return new LogSlice(Optional.empty(), after(afterVersion));
    }
    return new LogSlice(Optional.of(checkpoint), after(checkpoint.version()));
  }

  private List<Entry> after(long version) {
    return List.copyOf(entries.tailMap(version, false).values());
  }

  /// Returns whether it is newer than the one before.
  boolean checkpoint(Checkpoint newer, List<Page> changed) {
    if (checkpoint != null && checkpoint.version() >= newer.version()) {
      return false;
    }
    requireNewPages(changed);
    checkpoint = new Checkpoint(newer.version(), newer.root().clone());
    changed.forEach(page -> pages.put(page.number(), page.bytes().clone()));
    return true;
  }

  private void requireNewPages(List<Page> changed) {
    var seen = new HashSet<>(pages.keySet());
    for (var page : changed) {
      if (!seen.add(page.number())) {
        throw new IllegalArgumentException("there is a page " + page.number() + " already");
      }
    }
  }

  /// Forgets entries behind the checkpoint that neither age nor count asks to keep.
  void forget(StoreOptions options, Instant now) {
    long behind = checkpoint == null ? 0 : checkpoint.version();
    long byCount = newest - options.keepEntryCount();
    var keepSince = now.minus(options.keepEntries());
    entries
        .headMap(Math.min(behind, byCount), true)
        .values()
        .removeIf(entry -> entry.time().isBefore(keepSince));
  }

  Optional<byte[]> page(long number) {
    return Optional.ofNullable(pages.get(number)).map(byte[]::clone);
  }

  void removePage(long number) {
    pages.remove(number);
  }

  Optional<Item> item(long number) {
    return Optional.ofNullable(items.get(number));
  }

  List<Item> items(long first, long last) {
    return first > last
        ? List.of()
        : new ArrayList<>(items.subMap(first, true, last, true).values());
  }

  Optional<BlobId> removeItem(long number) {
    return Optional.ofNullable(items.remove(number)).map(item -> item.body().id());
  }

  List<BlobId> blobs() {
    return items.values().stream().map(item -> item.body().id()).toList();
  }
}
