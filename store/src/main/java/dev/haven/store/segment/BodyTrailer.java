package dev.haven.store.segment;

import dev.haven.store.BlobId;
import java.nio.ByteBuffer;
import java.util.Arrays;

/// What follows the raw bytes in a body record: the blob's name and the SHA-256 of the bytes.
///
/// @param rawCrc CRC32C of the raw bytes alone; not stored, comes with computing the record's
@SuppressWarnings("ArrayRecordComponent") // the digest is compared with matches()
public record BodyTrailer(BlobId id, byte[] sha256, int rawCrc) {
  public static final int SIZE = 48;
  private static final int DIGEST = 32;

  public static byte[] encode(BlobId id, byte[] sha256) {
    return ByteBuffer.allocate(SIZE).putLong(id.high()).putLong(id.low()).put(sha256).array();
  }

  static BodyTrailer decode(ByteBuffer bytes, int rawCrc) {
    var id = new BlobId(bytes.getLong(), bytes.getLong());
    var digest = new byte[DIGEST];
    bytes.get(digest);
    return new BodyTrailer(id, digest, rawCrc);
  }

  public boolean matches(byte[] digest) {
    return Arrays.equals(sha256, digest);
  }
}
