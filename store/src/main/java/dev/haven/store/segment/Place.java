package dev.haven.store.segment;

/// Where a record lies: segment, offset of its header, and length of its payload.
public record Place(int segment, int offset, int length) {
  /// What an index holds for a blob that was referred to before its body was seen.
  public static final Place NOWHERE = new Place(0, 0, 0);

  /// Bytes taken in the segment: header, payload and padding.
  public long size() {
    return RecordHeader.sizeOf(length);
  }

  public long payloadOffset() {
    return (long) offset + RecordHeader.SIZE;
  }
}
