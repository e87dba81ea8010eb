package dev.haven.imap.keys;

import dev.haven.message.Slice;
import java.security.SecureRandom;

/// Stands a 64-bit number for a message identifier: SipHash-2-4 under a key of this process, so
/// that nobody can write a message whose identifier is taken for another's. Among a million
/// identifiers two are the same by chance once in 37 million mailboxes. Immutable.
final class IdDigest {
  private final long k0;
  private final long k1;

  IdDigest(long k0, long k1) {
    this.k0 = k0;
    this.k1 = k1;
  }

  static IdDigest random() {
    var random = new SecureRandom();
    return new IdDigest(random.nextLong(), random.nextLong());
  }

  /// Never [ThreadPage#NONE].
  long of(Slice id) {
    long digest = new Rounds().of(id);
    return digest == ThreadPage.NONE ? 1 : digest;
  }

  private final class Rounds {
    private long v0 = k0 ^ 0x736f6d6570736575L;
    private long v1 = k1 ^ 0x646f72616e646f6dL;
    private long v2 = k0 ^ 0x6c7967656e657261L;
    private long v3 = k1 ^ 0x7465646279746573L;

    long of(Slice id) {
      int words = id.length() / Long.BYTES;
      for (int i = 0; i < words; i++) {
        mix(word(id, i * Long.BYTES, Long.BYTES));
      }
      int rest = id.length() % Long.BYTES;
      mix(word(id, id.length() - rest, rest) | ((long) id.length() << 56));
      v2 ^= 0xff;
      for (int i = 0; i < 4; i++) {
        round();
      }
      return v0 ^ v1 ^ v2 ^ v3;
    }

    private static long word(Slice id, int from, int count) {
      long word = 0;
      for (int i = 0; i < count; i++) {
        word |= (id.at(from + i) & 0xffL) << (8 * i);
      }
      return word;
    }

    private void mix(long word) {
      v3 ^= word;
      round();
      round();
      v0 ^= word;
    }

    private void round() {
      v0 += v1;
      v2 += v3;
      v1 = Long.rotateLeft(v1, 13) ^ v0;
      v3 = Long.rotateLeft(v3, 16) ^ v2;
      v0 = Long.rotateLeft(v0, 32);
      v2 += v1;
      v0 += v3;
      v1 = Long.rotateLeft(v1, 17) ^ v2;
      v3 = Long.rotateLeft(v3, 21) ^ v0;
      v2 = Long.rotateLeft(v2, 32);
    }
  }
}
