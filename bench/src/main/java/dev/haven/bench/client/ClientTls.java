package dev.haven.bench.client;

import dev.haven.wire.TlsClient;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.handler.ssl.OpenSsl;
import io.netty.handler.ssl.OpenSslContextOption;
import io.netty.handler.ssl.ReferenceCountedOpenSslContext;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import io.netty.handler.ssl.util.InsecureTrustManagerFactory;
import io.netty.util.ResourceLeakDetector;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;

/// TLS of the clients, the same to both sides: BoringSSL's, whose handshakes cost a client a part
/// of what Java's do, so that more of them are left to the server; Java's where that cannot be
/// loaded. Both sides show the same certificate, and it is not judged.
///
/// Keys are agreed by X25519 alone, which both sides know. Ours knows X25519MLKEM768 too, and would
/// agree on it with a client that offers both; Debian 12's OpenSSL does not, so that the two sides
/// would do different work.
///
/// An engine is told nothing of whom it speaks to, so it has no session to resume: every handshake
/// is a whole one. It holds native memory until it is released. Thread-safe.
final class ClientTls {
  private static final Optional<SslContext> OPEN_SSL = openSsl();
  private static final TlsClient JAVA = new TlsClient();

  private ClientTls() {}

  static SSLEngine engine() {
    return OPEN_SSL
        .map(context -> context.newEngine(PooledByteBufAllocator.DEFAULT))
        .orElseGet(() -> JAVA.anew(""));
  }

  private static Optional<SslContext> openSsl() {
    ResourceLeakDetector.setLevel(ResourceLeakDetector.Level.DISABLED);
    if (!OpenSsl.isAvailable()) {
      return Optional.empty();
    }
    try {
      var context =
          (ReferenceCountedOpenSslContext)
              SslContextBuilder.forClient()
                  .sslProvider(SslProvider.OPENSSL_REFCNT)
                  .protocols(List.of("TLSv1.3", "TLSv1.2"))
                  .option(OpenSslContextOption.GROUPS, new String[] {"X25519"})
                  .option(OpenSslContextOption.USE_TASKS, false)
                  .trustManager(InsecureTrustManagerFactory.INSTANCE)
                  .build();
      context.sessionContext().setSessionCacheEnabled(false);
      return Optional.of(context);
    } catch (SSLException e) {
      throw new IllegalStateException("BoringSSL is there and does not start", e);
    }
  }
}
