package dev.haven.account;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.haven.store.Append;
import dev.haven.store.Entry;
import dev.haven.store.LogId;
import dev.haven.store.LogSlice;
import dev.haven.store.Store;
import dev.haven.store.StoreException;
import dev.haven.store.VersionConflict;
import java.util.Optional;
import java.util.concurrent.CompletionException;

/// The log of one account: replays it and appends to it. For the account's leader; [#page] may be
/// called from any thread.
final class AccountLog {
  /// About the bytes of one delivery, or of one flag changed here and there.
  private static final int SMALL_ENTRY = 256;

  private final Store store;
  private final LogId id;
  private final PageReader pages = this::page;
  private long checkpointVersion;
  private long work;

  AccountLog(Store store, LogId id) {
    this.store = store;
    this.id = id;
  }

  LogId id() {
    return id;
  }

  PageReader pages() {
    return pages;
  }

  /// The version of the checkpoint that the last replay began with, 0 if it began with nothing.
  long checkpointVersion() {
    return checkpointVersion;
  }

  /// What replaying all entries since that checkpoint, appended ones included, would cost: one for
  /// a small entry, more for a large one.
  long work() {
    return work;
  }

  /// The newest state, given one that is perhaps older.
  AccountState replay(AccountState base) {
    LogSlice slice = store.read(id, base.version());
    var state = base;
    if (slice.checkpoint().isPresent()) {
      var checkpoint = slice.checkpoint().get();
      state = root(checkpoint.version(), checkpoint.root());
      checkpointVersion = checkpoint.version();
      work = 0;
    }
    for (var entry : slice.entries()) {
      state = apply(state, entry);
    }
    return state;
  }

  /// What the entries after a version expunged from a mailbox; nothing if some of them are gone.
  /// Any thread may ask.
  Optional<UidSet> expungedSince(MailboxId mailbox, long version) {
    LogSlice slice = store.read(id, version);
    if (slice.checkpoint().isPresent()) {
      return Optional.empty();
    }
    var expunged = new UidSetBuilder();
    for (var entry : slice.entries()) {
      addExpunged(entry, mailbox, expunged);
    }
    return Optional.of(expunged.build());
  }

  private void addExpunged(Entry entry, MailboxId mailbox, UidSetBuilder expunged) {
    try {
      for (var change : ChangeCodec.decode(entry.payload())) {
        if (change instanceof Change.MessagesExpunged(var from, var uids) && from.equals(mailbox)) {
          expunged.add(uids);
        }
      }
    } catch (InvalidProtocolBufferException | IllegalStateException e) {
      throw unreadable("version " + entry.version(), e);
    }
  }

  private AccountState root(long version, byte[] root) {
    try {
      return RootCodec.decode(version, root, pages);
    } catch (InvalidProtocolBufferException | IllegalStateException e) {
      throw unreadable("the checkpoint of version " + version, e);
    }
  }

  private AccountState apply(AccountState state, Entry entry) {
    try {
      var editor = new StateEditor(state, entry.version(), pages);
      ChangeCodec.decode(entry.payload()).forEach(editor::apply);
      work += work(entry.payload());
      return editor.state();
    } catch (InvalidProtocolBufferException | IllegalStateException e) {
      throw unreadable("version " + entry.version(), e);
    }
  }

  private Columns page(long number, ChunkSummary summary) {
    try {
      return PageCodec.decode(store.page(id, number), summary);
    } catch (InvalidProtocolBufferException | IllegalStateException e) {
      throw unreadable("page " + number, e);
    }
  }

  private StoreException unreadable(String what, Exception why) {
    return new StoreException(
        StoreException.Kind.DAMAGED,
        "%s of %s cannot be read: %s".formatted(what, id, why.getMessage()),
        "If a later version of Haven ran on this data directory, run that one; otherwise run"
            + " haven verify.",
        why);
  }

  /// Appends what was decided; it is durable when this returns.
  void append(Draft draft) throws VersionConflict {
    var payload = ChangeCodec.encode(draft.changes());
    var append = new Append(id, draft.decided().version(), payload, draft.items(), draft.freed());
    try {
      store.append(append).join();
      work += work(payload);
    } catch (CompletionException failed) {
      switch (failed.getCause()) {
        case VersionConflict conflict -> throw conflict;
        case RuntimeException trouble -> throw trouble;
        case null, default -> throw failed;
      }
    }
  }

  private static long work(byte[] payload) {
    return 1L + payload.length / SMALL_ENTRY;
  }
}
