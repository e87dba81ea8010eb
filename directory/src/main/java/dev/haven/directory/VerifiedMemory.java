package dev.haven.directory;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Remembers for some minutes that a password was right, so that a phone which reconnects every
/// minute costs microseconds and no Argon2.
///
/// What is kept is an HMAC under a key that this process made and never tells, over the account,
/// its stored hash and the password: it says nothing without the key, and a new password makes
/// every older entry unfindable. At most [#MOST] entries; the one unused longest goes first.
///
/// Thread-safe: a short lock around a map; the HMAC is computed outside it.
final class VerifiedMemory {
  private static final int MOST = 20_000;
  private static final String ALGORITHM = "HmacSHA256";

  /// An HMAC as a map key.
  record Proof(long a, long b, long c, long d) {}

  private final Mac keyed;
  private final Duration keepFor;
  private final InstantSource clock;
  private final Map<Proof, Instant> lastUse = new LinkedHashMap<>(64, 0.75f, true);

  VerifiedMemory(Duration keepFor, InstantSource clock) {
    this.keyed = keyedByChance();
    this.keepFor = keepFor;
    this.clock = clock;
  }

  /// What stands for these three together.
  Proof proof(String account, String storedHash, String password) {
    var mac = copy();
    for (var part : new String[] {account, storedHash, password}) {
      var bytes = part.getBytes(UTF_8);
      mac.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, bytes.length));
      mac.update(bytes);
    }
    var digest = ByteBuffer.wrap(mac.doFinal());
    return new Proof(digest.getLong(), digest.getLong(), digest.getLong(), digest.getLong());
  }

  /// Whether it was verified and used lately; if so, it stays for as long again.
  boolean knows(Proof proof) {
    var now = clock.instant();
    synchronized (lastUse) {
      var used = lastUse.get(proof);
      if (used == null) {
        return false;
      }
      if (used.plus(keepFor).isAfter(now)) {
        lastUse.put(proof, now);
        return true;
      }
      lastUse.remove(proof);
      return false;
    }
  }

  void remember(Proof proof) {
    var now = clock.instant();
    synchronized (lastUse) {
      lastUse.put(proof, now);
      var eldest = lastUse.entrySet().iterator();
      while (lastUse.size() > MOST && eldest.hasNext()) {
        eldest.next();
        eldest.remove();
      }
    }
  }

  private static Mac keyedByChance() {
    try {
      var key = new byte[32];
      new SecureRandom().nextBytes(key);
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key, ALGORITHM));
      return mac;
    } catch (NoSuchAlgorithmException | InvalidKeyException e) {
      throw new IllegalStateException("this Java has no HMAC-SHA-256", e);
    }
  }

  private Mac copy() {
    try {
      return (Mac) keyed.clone();
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException("this Java's HMAC-SHA-256 cannot be copied", e);
    }
  }
}
