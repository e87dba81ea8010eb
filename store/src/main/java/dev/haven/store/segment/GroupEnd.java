package dev.haven.store.segment;

import java.nio.ByteBuffer;

/// The payload of the record that makes a group whole: how many records, and where they began.
record GroupEnd(int records, long start) {
  private static final int SIZE = 12;

  static Payload payload(int records, long start) {
    return new BytesPayload(ByteBuffer.allocate(SIZE).putInt(records).putLong(start).array());
  }

  static boolean matches(byte[] payload, int records, long start) {
    var bytes = ByteBuffer.wrap(payload);
    return payload.length >= SIZE && bytes.getInt(0) == records && bytes.getLong(4) == start;
  }
}
