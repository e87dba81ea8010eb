package dev.haven.wire;

import io.netty.handler.ssl.OpenSslSessionContext;
import io.netty.handler.ssl.OpenSslSessionTicketKey;
import java.security.SecureRandom;
import java.time.Duration;

/// The keys that seal session tickets (RFC 8446 §4.6.1, RFC 5077 §5.5), so that a client that comes
/// again needs no full handshake.
///
/// A key seals for twelve hours and opens for twelve more; it is never written anywhere.
/// Thread-safe.
final class TicketKeys {
  private static final long LIFE_NANOS = Duration.ofHours(12).toNanos();

  private final OpenSslSessionContext sessions;
  private final SecureRandom random = new SecureRandom();
  private OpenSslSessionTicketKey newest;
  private volatile long renewAt;

  TicketKeys(OpenSslSessionContext sessions) {
    this.sessions = sessions;
    this.newest = key();
    sessions.setTicketKeys(newest);
    this.renewAt = System.nanoTime() + LIFE_NANOS;
  }

  void renewIfDue() {
    if (System.nanoTime() - renewAt >= 0) {
      renew();
    }
  }

  private synchronized void renew() {
    if (System.nanoTime() - renewAt < 0) {
      return;
    }
    var old = newest;
    newest = key();
    sessions.setTicketKeys(newest, old);
    renewAt = System.nanoTime() + LIFE_NANOS;
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
