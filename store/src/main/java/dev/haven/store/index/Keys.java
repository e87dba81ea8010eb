package dev.haven.store.index;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.haven.store.BlobId;
import dev.haven.store.LogId;
import java.nio.ByteBuffer;

/// The keys of the index. Numbers are big-endian, so that order in RocksDB is their order.
///
/// | first byte | then | value |
/// |---|---|---|
/// | `L` | log name | number of the log |
/// | `H` | log | [LogHead] |
/// | `E` | log, version | [EntryValue] |
/// | `P` | log, page | place |
/// | `I` | log, item | [ItemValue], which contains the card |
/// | `B` | blob id | [BlobValue] |
/// | `F` | time, log, kind, version, part | [Freed]: what is to be reclaimed |
/// | `S` | segment | bytes in it that are live |
/// | `M` | | [Position] that the index has reached |
public final class Keys {
  static final byte LOG = 'L';
  static final byte HEAD = 'H';
  static final byte ENTRY = 'E';
  static final byte PAGE = 'P';
  static final byte ITEM = 'I';
  static final byte BLOB = 'B';
  static final byte FREED = 'F';
  static final byte SEGMENT = 'S';
  static final byte POSITION = 'M';

  /// A kind and two numbers; only names of logs make longer keys.
  static final int LONGEST_OF_NUMBERS = 17;

  private Keys() {}

  static byte[] log(String name) {
    var bytes = name.getBytes(UTF_8);
    return ByteBuffer.allocate(1 + bytes.length).put(LOG).put(bytes).array();
  }

  static LogId logOf(byte[] key) {
    return new LogId(new String(key, 1, key.length - 1, UTF_8));
  }

  static byte[] head(long log) {
    return of(HEAD, log);
  }

  static byte[] entry(long log, long version) {
    return of(ENTRY, log, version);
  }

  static byte[] page(long log, long number) {
    return of(PAGE, log, number);
  }

  static byte[] item(long log, long number) {
    return of(ITEM, log, number);
  }

  static byte[] blob(BlobId id) {
    return of(BLOB, id.high(), id.low());
  }

  static byte[] segment(int number) {
    return ByteBuffer.allocate(5).put(SEGMENT).putInt(number).array();
  }

  static byte[] position() {
    return new byte[] {POSITION};
  }

  /// The second number of a key, such as the version of an entry's.
  static long second(byte[] key) {
    return ByteBuffer.wrap(key).getLong(9);
  }

  static long first(byte[] key) {
    return ByteBuffer.wrap(key).getLong(1);
  }

  static byte[] of(byte kind, long first) {
    return ByteBuffer.allocate(9).put(kind).putLong(first).array();
  }

  static byte[] of(byte kind, long first, long second) {
    return ByteBuffer.allocate(17).put(kind).putLong(first).putLong(second).array();
  }
}
