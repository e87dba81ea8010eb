package dev.haven.wire;

import io.netty.handler.ssl.OpenSslSessionTicketKey;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/// The keys that seal session tickets (RFC 8446 §4.6.1, RFC 5077 §5.5), so that a client that comes
/// again needs no full handshake.
///
/// A key seals for twelve hours and opens for twelve more; it is never written anywhere.
/// Thread-safe.
final class TicketKeys {
  private static final long LIFE_NANOS = Duration.ofHours(12).toNanos();

  private final Consumer<OpenSslSessionTicketKey[]> use;
  private final LongSupplier nanoTime;
  private final SecureRandom random = new SecureRandom();
  private OpenSslSessionTicketKey newest;
  private volatile long renewAt;

  /// @param use told of the keys: the first seals, all of them open
  TicketKeys(Consumer<OpenSslSessionTicketKey[]> use, LongSupplier nanoTime) {
    this.use = use;
    this.nanoTime = nanoTime;
    this.newest = key();
    use.accept(new OpenSslSessionTicketKey[] {newest});
    this.renewAt = nanoTime.getAsLong() + LIFE_NANOS;
  }

  /// To be called before each handshake: none sees a key that is too old, however long ago the last
  /// handshake was.
  void renewIfDue() {
    if (nanoTime.getAsLong() - renewAt >= 0) {
      renew();
    }
  }

  private synchronized void renew() {
    long now = nanoTime.getAsLong();
    if (now - renewAt < 0) {
      return;
    }
    boolean opens = now - renewAt < LIFE_NANOS;
    var old = newest;
    newest = key();
    use.accept(
        opens
            ? new OpenSslSessionTicketKey[] {newest, old}
            : new OpenSslSessionTicketKey[] {newest});
    renewAt = opens ? renewAt + LIFE_NANOS : now + LIFE_NANOS;
  }

  private OpenSslSessionTicketKey key() {
    return new OpenSslSessionTicketKey(
        bytes(OpenSslSessionTicketKey.NAME_SIZE),
        bytes(OpenSslSessionTicketKey.HMAC_KEY_SIZE),
        bytes(OpenSslSessionTicketKey.AES_KEY_SIZE));
  }

  private byte[] bytes(int count) {
    var bytes = new byte[count];
    random.nextBytes(bytes);
    return bytes;
  }
}
