package dev.haven.store;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/// Logs and blobs. Every engine keeps this contract, and `StoreContract` in the tests proves it.
///
/// All methods may be called from any thread at once. A method that returns a future completes it
/// after the sync that made its work durable, on the committer's thread: hang nothing on it but a
/// wake-up (`get`, `join`) or an `...Async` continuation. All others block for a short read.
///
/// Failure is a [StoreException], thrown or as the cause of a failed future. After a failed append
/// nothing of it is visible, now or after a restart; or all of it after a restart, if the process
/// died before it could answer, or the store was closed while the index could not be written.
public interface Store extends AutoCloseable {
  int LARGEST_PAYLOAD = 64 << 20;
  int LARGEST_CARD = 1 << 20;

  /// Compare-and-append, the only linearisation point of the system.
  ///
  /// Fails with [VersionConflict] if `version` is not the newest plus one. Completes when the entry
  /// and its items are durable. Appends of one log that are waiting together are taken in the order
  /// they were called in.
  CompletableFuture<Void> append(Append append);

  /// What is needed to bring a replica at `afterVersion` up to date.
  ///
  /// From 0 (a replica that knows nothing) this is the checkpoint, if there is one, and the entries
  /// after it. From any other version it is the entries after that version for as long as they are
  /// kept, and from then on the same as from 0. Nothing if the replica is at the newest version.
  LogSlice read(LogId log, long afterVersion) throws StoreException;

  /// The newest version of a log, 0 if it was never written.
  long newest(LogId log) throws StoreException;

  /// The names of all logs that begin with `prefix`, sorted.
  List<LogId> logs(String prefix) throws StoreException;

  /// Ends a log: its entries, checkpoint, pages and items are gone at once for readers, their space
  /// later. A log of the same name may begin again at version 1.
  CompletableFuture<Void> drop(LogId log);

  /// Replaces the checkpoint of a log. Pages named in `dropped` are no longer part of it. A page
  /// whose number another one has is refused with [IllegalArgumentException]. Entries it contains
  /// may be forgotten as the retention of [StoreOptions] allows: that is looked at here and nowhere
  /// else.
  ///
  /// @return whether it was taken; it has no effect unless it is newer than the one that is there
  CompletableFuture<Boolean> checkpoint(
      LogId log, Checkpoint checkpoint, List<Page> changed, long[] dropped);

  /// A page of the current checkpoint, or of the one before it for as long as [StoreOptions]'s
  /// `freeAfter` says; after that [StoreException.Kind#GONE].
  byte[] page(LogId log, long number) throws StoreException;

  /// A place for a body that is arriving.
  StagedBlob stage() throws StoreException;

  Optional<byte[]> card(LogId log, long number) throws StoreException;

  /// Visits the cards from `first` to `last`, both included, in order; gaps are passed over.
  /// Nothing is held while the visitor runs: it may take its time, and ask the store for more.
  void cards(LogId log, long first, long last, CardVisitor visitor) throws StoreException;

  /// Visits the items with these numbers, which ascend; those that are not there are passed over.
  /// An engine reads their bodies ahead where they lie together. Nothing is held while the visitor
  /// runs but a bounded piece of memory: it may take its time, and ask the store for more.
  default void items(LogId log, long[] numbers, ItemVisitor visitor) throws StoreException {
    for (long number : numbers) {
      var card = card(log, number);
      var body = storedBody(log, number);
      if (card.isPresent()
          && body.isPresent()
          && !visitor.item(number, card.get(), 0, card.get().length, body.get())) {
        return;
      }
    }
  }

  /// The blob that is the body of an item.
  Optional<BlobRef> body(LogId log, long number) throws StoreException;

  /// The body of an item, for whoever reads it now: an engine may know already where it lies.
  default Optional<StoredBody> storedBody(LogId log, long number) throws StoreException {
    return body(log, number).map(blob -> new StoredBlob(this, blob));
  }

  /// Reads up to `length` bytes of a blob from `offset`. What is read whole is checked against its
  /// checksum; a part cannot be without reading the rest. A blob whose last item was freed is
  /// [StoreException.Kind#GONE] after `freeAfter`.
  ///
  /// @return how many were read, less than asked only at the end of the blob; -1 from its end on
  int blob(BlobRef blob, long offset, byte[] into, int at, int length) throws StoreException;

  /// Finishes what was asked, syncs and lets go of everything. Later calls fail with
  /// [StoreException.Kind#CLOSED].
  @Override
  void close();
}
