package dev.haven.queue.greylist;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.haven.queue.format.StoredTriplet;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// Half a SHA-256 of what is meant: as short for every address, and nobody finds another with the
/// same.
record Key(long high, long low) {
  static Key of(String what) {
    try {
      var digest = MessageDigest.getInstance("SHA-256").digest(what.getBytes(UTF_8));
      var bytes = ByteBuffer.wrap(digest);
      return new Key(bytes.getLong(), bytes.getLong());
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible); // every Java has it
    }
  }

  static Key of(StoredTriplet stored) {
    return new Key(stored.getHigh(), stored.getLow());
  }
}
