/// The index of the journal: where each record lies, in RocksDB.
///
/// Read [Keys] for what is stored, [IndexUpdate] for how each journal record changes it, and
/// [Index] for how it is kept.
///
/// Invariants:
///
/// - The index is a function of the journal: applying every record in order to an empty index gives
///   the same keys and values. Nothing is known to the index alone.
/// - All effects of one group and the journal position behind it are one RocksDB write. RocksDB's
///   own log is off; after a crash the index stands at some group's end, and the rest is replayed.
/// - Copies made by compaction change places and nothing else.
package dev.haven.store.index;
