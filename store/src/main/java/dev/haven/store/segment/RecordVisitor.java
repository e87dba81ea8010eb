package dev.haven.store.segment;

/// Receives the records of a segment in order.
///
/// Records come before it is known whether their group is whole: nothing may be made of them until
/// [#groupEnd]. A scan that stops within a group never calls that.
public interface RecordVisitor {
  /// Any record but a body.
  void record(RecordHeader header, Place place, byte[] payload);

  void body(RecordHeader header, Place place, BodyTrailer trailer);

  /// The group is whole; it ends at `end`.
  void groupEnd(int segment, long group, long end);
}
