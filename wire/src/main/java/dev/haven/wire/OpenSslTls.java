package dev.haven.wire;

import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.handler.ssl.OpenSsl;
import io.netty.handler.ssl.OpenSslCachingX509KeyManagerFactory;
import io.netty.handler.ssl.OpenSslContextOption;
import io.netty.handler.ssl.ReferenceCountedOpenSslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import io.netty.handler.ssl.SupportedCipherSuiteFilter;
import io.netty.util.ResourceLeakDetector;
import io.netty.util.internal.logging.InternalLoggerFactory;
import io.netty.util.internal.logging.JdkLoggerFactory;
import java.util.List;
import java.util.Set;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;

/// Engines of BoringSSL, OpenSSL's descendant, which shakes hands with an eighth of the processor
/// time that Java's takes.
///
/// What it asks while it shakes hands, which certificate to show, is answered from memory, so it is
/// answered at once and not made a task, for which an engine would have to be entered once more.
///
/// An engine holds native memory and must be released, as [TlsTransport#release] does. Thread-safe.
final class OpenSslTls {
  /// What it signs with; a certificate of another kind is shown by Java's TLS.
  static final Set<String> KEYS = Set.of("EC", "RSA");

  private static final String EVENTS = "io.netty.jfr.enabled";

  private final ReferenceCountedOpenSslContext context;
  private final TicketKeys tickets;
  private final ByteBufAllocator memory = small();

  private OpenSslTls(ReferenceCountedOpenSslContext context) {
    this.context = context;
    this.tickets = new TicketKeys(context.sessionContext()::setTicketKeys, System::nanoTime);
  }

  /// Begins to load the native library, so that [#load] waits for less. What fails is told there.
  static void loadAhead() {
    Thread.ofPlatform().daemon().name("tls-library").start(OpenSslTls::tryIt);
  }

  private static void tryIt() {
    try {
      var _ = isAvailable();
    } catch (LinkageError _) {
      // It comes again to whoever wants the library.
    }
  }

  /// Events for the flight recorder are left out: to register them takes a tenth of a start, and
  /// memory for as long as the process lives.
  private static boolean isAvailable() {
    if (System.getProperty(EVENTS) == null) {
      System.setProperty(EVENTS, "false");
    }
    InternalLoggerFactory.setDefaultFactory(JdkLoggerFactory.INSTANCE);
    ResourceLeakDetector.setLevel(ResourceLeakDetector.Level.DISABLED);
    return OpenSsl.isAvailable();
  }

  /// Loads the native library and prepares it.
  static OpenSslTls load(Certificates certificates, List<String> suites) throws TlsLibraryMissing {
    try {
      if (!isAvailable()) {
        throw new TlsLibraryMissing(root(OpenSsl.unavailabilityCause()));
      }
      return new OpenSslTls(context(certificates, suites));
    } catch (LinkageError | SSLException e) {
      throw new TlsLibraryMissing(root(e));
    }
  }

  private static String root(Throwable trouble) {
    var cause = trouble;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause.toString();
  }

  private static ReferenceCountedOpenSslContext context(
      Certificates certificates, List<String> suites) throws SSLException {
    var keys = new OneKeyManagerFactory(new CertificateChooser.OfAnyKind(certificates));
    var context =
        (ReferenceCountedOpenSslContext)
            SslContextBuilder.forServer(new OpenSslCachingX509KeyManagerFactory(keys))
                .sslProvider(SslProvider.OPENSSL_REFCNT)
                .protocols(TlsEngines.PROTOCOLS)
                .ciphers(suites, SupportedCipherSuiteFilter.INSTANCE)
                .option(OpenSslContextOption.USE_TASKS, false)
                .trustManager(new NobodyIsTrusted())
                .build();
    context.sessionContext().setSessionCacheEnabled(false);
    return context;
  }

  /// A pool that takes 128 KiB at a time and keeps nothing for each thread: there are as many
  /// threads as connections.
  private static ByteBufAllocator small() {
    return new PooledByteBufAllocator(true, 0, 1, 8192, 4, 0, 0, false);
  }

  SSLEngine server() {
    tickets.renewIfDue();
    return context.newEngine(memory);
  }
}
