package dev.haven.account;

/// What is known about a chunk without reading its columns.
///
/// @param count how many messages
/// @param size their octets together
/// @param deletedSize the octets of those that are marked `\Deleted`
/// @param highestModSeq the newest version that changed any of them
/// @param annotations what their annotations take, about
record ChunkSummary(
    int count,
    long firstUid,
    long lastUid,
    int unseen,
    int deleted,
    long size,
    long deletedSize,
    long highestModSeq,
    Purses annotations) {}
