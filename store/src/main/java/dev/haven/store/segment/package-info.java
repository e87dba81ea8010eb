/// Segment files: the journal on disk. This page is the specification of format 1.
///
/// ## Files
///
/// A segment is a file `NNNNNNNN.seg`, its number in eight decimal digits. Numbers ascend. Segments
/// are written one after another and only the newest is written; a segment that is complete never
/// changes until compaction removes it. All numbers in headers are big-endian.
///
/// ## Segment header, 64 bytes
///
/// | offset | bytes | |
/// |---|---|---|
/// | 0 | 8 | `HAVENSEG` |
/// | 8 | 4 | format version, 1 |
/// | 12 | 4 | number of this segment |
/// | 16 | 8 | number of the first group that can be in it |
/// | 24 | 4 | number of the segment before, 0 if none |
/// | 28 | 4 | where the segment before ends; what it holds behind that was never acknowledged |
/// | 32 | 8 | number that the next new log gets |
/// | 40 | 8 | salt, random |
/// | 48 | 8 | time of creation, microseconds since 1970 |
/// | 56 | 4 | zero |
/// | 60 | 4 | CRC32C of the 60 bytes before |
///
/// ## Records
///
/// Records follow, each at an offset that is a multiple of 8, padded with zeros: a header of 32
/// bytes and a payload.
///
/// | offset | bytes | |
/// |---|---|---|
/// | 0 | 1 | type |
/// | 1 | 1 | flags; 1: copied here by compaction |
/// | 2 | 2 | zero |
/// | 4 | 4 | length of the payload |
/// | 8 | 8 | number of the log, 0 in bodies and group ends |
/// | 16 | 8 | number of the group |
/// | 24 | 4 | CRC32C of the payload |
/// | 28 | 4 | CRC32C of the salt and the 28 bytes before |
///
/// | type | payload |
/// |---|---|
/// | 1 body | the raw bytes, blob id (16), SHA-256 of the raw bytes (32) |
/// | 2 card | `CardRecord` |
/// | 3 entry | `EntryRecord`; its SHA-256 is the next entry's `previous` |
/// | 4 checkpoint | `CheckpointRecord` |
/// | 5 page | `PageRecord` |
/// | 6 drop | `DropRecord` |
/// | 7 group end | number of records in the group before this one (4), offset where the group began (8) |
///
/// The messages are in `journal.proto`. Where a type byte is zero the segment ends: small groups
/// are written into space that was filled with zeros ahead of them.
///
/// The salt enters the checksum of every record header so that nobody can mail a body that passes
/// for a record when a damaged segment is searched.
///
/// ## Groups: what is acknowledged
///
/// A group is what was written between two syncs; it lies in one segment and its numbers ascend by
/// one within a segment. It counts if it is whole: every checksum right and its end there.
///
/// | found after a crash | meaning | what is done |
/// |---|---|---|
/// | whole group | was synced, or about to be | replayed |
/// | broken last group, nothing later | was never acknowledged | cut off |
/// | broken group, and a record of a later group behind it | was acknowledged, then damaged | refuse to open |
/// | broken or short segment that has a successor | was acknowledged, then damaged | refuse to open |
/// | bytes behind the end that the successor's header tells | a write or sync failed, its waiters were told so | ignored |
///
/// After a failed write or sync the segment is cut back and not written again: nobody knows which
/// of its pages are on the disk. The next group begins a new segment.
package dev.haven.store.segment;
