package dev.haven.store.index;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// Changes of the index that are made together, in the form in which RocksDB takes a write batch:
/// one call across to native code for a whole group instead of one for each key.
final class Batch {
  private static final int HEADER = 12;
  private static final int DELETION = 0;
  private static final int VALUE = 1;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 14);
  private int count;

  Batch() {
    bytes.write(new byte[HEADER], 0, HEADER);
  }

  void put(byte[] key, byte[] value) {
    bytes.write(VALUE);
    write(key);
    write(value);
    count++;
  }

  void delete(byte[] key) {
    bytes.write(DELETION);
    write(key);
    count++;
  }

  boolean isEmpty() {
    return count == 0;
  }

  private void write(byte[] field) {
    int rest = field.length;
    while (rest >= 0x80) {
      bytes.write(rest | 0x80);
      rest >>>= 7;
    }
    bytes.write(rest);
    bytes.write(field, 0, field.length);
  }

  byte[] encode() {
    var encoded = bytes.toByteArray();
    ByteBuffer.wrap(encoded).order(ByteOrder.LITTLE_ENDIAN).putInt(8, count);
    return encoded;
  }
}
