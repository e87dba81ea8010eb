package dev.haven.store.segment;

/// Where a scan of a segment stopped.
///
/// @param goodEnd end of the last whole group
/// @param lastGroup its number
/// @param stop where the first thing that is no valid record begins; the file's end if there is
///   none
/// @param reason what is wrong there, or empty for zeros and the end of the file
public record ScanEnd(long goodEnd, long lastGroup, long stop, String reason) {}
