package dev.haven.account;

import static java.lang.System.Logger.Level.WARNING;

import dev.haven.store.Checkpoint;
import dev.haven.store.LogId;
import dev.haven.store.Page;
import dev.haven.store.Store;
import dev.haven.store.StoreException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionException;

/// Writes the checkpoints of one account: chunks that no page holds yet, and a new root. One thread
/// at a time.
///
/// A page number is the checkpoint's version and the place of the page in it, so that none is used
/// twice, even by a checkpoint that failed.
final class Checkpointer {
  private static final System.Logger log = System.getLogger(Checkpointer.class.getName());
  private static final int PLACE_BITS = 20;

  private final Store store;
  private final LogId id;
  private volatile Set<Long> livePages = Set.of();

  Checkpointer(Store store, LogId id) {
    this.store = store;
    this.id = id;
  }

  /// Takes note of the pages of the checkpoint that is there already.
  void begin(AccountState loaded) {
    livePages = pagesOf(chunks(loaded));
  }

  static int unwritten(AccountState state) {
    return (int) chunks(state).stream().filter(chunk -> chunk.page() == 0).count();
  }

  /// Says whether it is durable and the newest; if not, the next one is as good.
  boolean write(AccountState state) {
    var chunks = chunks(state);
    var places = new IdentityHashMap<Chunk, Long>();
    var pages = newPages(state.version(), chunks, places);
    var root = RootCodec.encode(state, chunk -> place(chunk, places));
    var live = new HashSet<Long>();
    chunks.forEach(chunk -> live.add(place(chunk, places)));
    try {
      var checkpoint = new Checkpoint(state.version(), root);
      if (!store.checkpoint(id, checkpoint, pages, noLonger(live)).join()) {
        return false; // another node wrote one as new as ours, and our pages are nowhere
      }
    } catch (CompletionException | StoreException trouble) {
      log.log(WARNING, "checkpoint of {0} failed: {1}", id, trouble.getMessage());
      return false;
    }
    places.forEach(Chunk::paged);
    livePages = live;
    return true;
  }

  private long[] noLonger(Set<Long> live) {
    return livePages.stream()
        .filter(page -> !live.contains(page))
        .mapToLong(Long::longValue)
        .toArray();
  }

  private static List<Page> newPages(long version, List<Chunk> chunks, Map<Chunk, Long> places) {
    var pages = new ArrayList<Page>();
    for (var chunk : chunks) {
      if (chunk.page() == 0) {
        long number = (version << PLACE_BITS) + pages.size() + 1;
        places.put(chunk, number);
        pages.add(new Page(number, PageCodec.encode(chunk)));
      }
    }
    return pages;
  }

  private static long place(Chunk chunk, Map<Chunk, Long> places) {
    var number = places.get(chunk);
    return number == null ? chunk.page() : number;
  }

  private static Set<Long> pagesOf(List<Chunk> chunks) {
    var pages = new HashSet<Long>();
    chunks.forEach(chunk -> pages.add(chunk.page()));
    pages.remove(0L);
    return pages;
  }

  private static List<Chunk> chunks(AccountState state) {
    return Arrays.stream(state.byId())
        .map(Mailbox::messages)
        .<Chunk>mapMulti((messages, chunks) -> {
          for (int i = 0; i < messages.chunks(); i++) {
            chunks.accept(messages.chunk(i));
          }
        })
        .toList();
  }
}
