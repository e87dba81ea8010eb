/// The embedded engine: **the journal is the mail store, and RocksDB is its index.**
///
/// Read [JournalStore] for the way in, [Committer] for how things become durable, [Recovery] for
/// what happens after a crash, [Reclaimer] and [Compactor] for how space comes back, [Verification]
/// for how all of it is proved to be well. The files on disk are specified in
/// `dev.haven.store.segment` and `journal.proto`; the index in `dev.haven.store.index`. Those two
/// packages know nothing of this one.
///
/// ## The data folder
///
/// | | |
/// |---|---|
/// | `lock` | locked by the process that has the store open; holds its pid |
/// | `format` | `haven store 1`; a number that is not known is refused |
/// | `journal/` | the segments: all that must be backed up, by copying |
/// | `index/` | RocksDB; made again from the journal when it is not there |
/// | `index.new/` | an index that is being made again; removed at the next start |
/// | `verify/` | what a verification compares; removed when it ends, or at the next start |
/// | `staging/` | large bodies on their way in; emptied at every start |
/// | `native/` | RocksDB's library, unpacked once |
///
/// ## Invariants
///
/// - An append is acknowledged after the sync of the group that holds all of its records, and after
///   the index knows them: whoever is told of it can read it.
/// - Only the committer writes segments, and no virtual thread ever waits for the disk on that
///   path.
/// - The index is a function of the journal. What ends (an item reclaimed, a log purged) ends by a
///   record, so that a rebuilt index is equal to the one that was lost; `verify` builds one and
///   compares.
/// - An end is kept for as long as a segment holds what it ended, and no longer.
/// - Logs have numbers that are never used again, so that a log that is dropped and begun anew is
///   another log to everything but its readers.
/// - Entries may lie in any order of segments after compaction; their versions order them, and the
///   hash chain proves that none is missing or altered.
///
/// ## Life of an item
///
/// | state | journal | index | readable |
/// |---|---|---|---|
/// | staged | – | – | by its stager |
/// | added | body, card, entry | item, blob | yes |
/// | freed | entry that names it | waits in the queue | yes, for `freeAfter` |
/// | reclaimed | drop record | gone; bytes are dead | no |
/// | compacted | gone with its segment | – | no |
package dev.haven.store.journal;
