package dev.haven.wire;

import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;

/// All listeners of a process and what they share: buffers, TLS, the count of connections, the
/// watch over those who wait too long, and the way down.
///
/// Thread-safe.
public final class Switchboard implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final int BUFFERS_KEPT = 1024;
  private static final int COURTESIES = 16;

  private final SwitchboardOptions options;
  private final BufferPool pool = new BufferPool(BUFFERS_KEPT);
  private final TlsEngines engines;
  private final Admission admission;
  private final Semaphore courtesy = new Semaphore(COURTESIES);
  private final List<Listener> listeners = new CopyOnWriteArrayList<>();
  private final AtomicLong ids = new AtomicLong();
  private final Thread watch;

  /// Begins, beside whatever its caller does next, with the part of [#Switchboard] that takes the
  /// longest.
  public static void prepare(TlsLibrary tls) {
    if (tls != TlsLibrary.JAVA) {
      OpenSslTls.loadAhead();
    }
  }

  /// Prepares everything; no port is bound yet.
  public Switchboard(SwitchboardOptions options) throws TlsLibraryMissing {
    this.options = options;
    this.engines = TlsEngines.of(options.certificates(), options.tls(), OpenSslTls::load);
    this.admission =
        new Admission(options.connections(), options.perAddress(), options.crowds()::hideIn);
    this.watch = Thread.ofVirtual().name("wire-watch").start(this::watch);
  }

  /// Binds a port. A listener accepts once it is started.
  public Binding bind(ListenerOptions port) {
    var binding = Listener.bind(this, port);
    if (binding instanceof Binding.Bound(var listener)) {
      listeners.add(listener);
    }
    return binding;
  }

  /// Of every port that was bound, in that order.
  public List<ListenerStatus> status() {
    return listeners.stream().map(Listener::status).toList();
  }

  /// Whose TLS is in use.
  public TlsLibrary tls() {
    return engines.library();
  }

  SocketConnection connection(Endpoint endpoint, ListenerOptions port, SocketChannel channel)
      throws IOException {
    var id = Long.toString(ids.incrementAndGet(), Character.MAX_RADIX);
    var connection = new SocketConnection(id, endpoint, port.limits(), channel, engines, pool);
    if (port.protocol().speaksHttp()) {
      connection.expectHttp();
    }
    return connection;
  }

  Crowds crowds() {
    return options.crowds();
  }

  Admission admission() {
    return admission;
  }

  /// Permits to be told inside TLS why one is turned away.
  Semaphore courtesy() {
    return courtesy;
  }

  PortGuide guide() {
    return options.guide().get();
  }

  /// Accepts no more; sessions that wait for a command see [Line.ShuttingDown], the others may
  /// finish theirs. Returns when all have ended; those that have not when `patience` is over are
  /// cut.
  public void shutDown(Duration patience) {
    listeners.forEach(Listener::stop);
    listeners.forEach(Listener::awaitAcceptor);
    awaitVisits(System.nanoTime() + patience.toNanos());
    listeners.forEach(Listener::cutAll);
    watch.interrupt();
  }

  private synchronized void awaitVisits(long deadline) {
    long left = deadline - System.nanoTime();
    try {
      while (left > 0 && listeners.stream().anyMatch(Listener::hasVisits)) {
        wait(left / 1_000_000 + 1);
        left = deadline - System.nanoTime();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  synchronized void visitEnded() {
    notifyAll();
  }

  private void watch() {
    try {
      while (true) {
        Thread.sleep(options.tick());
        long now = System.nanoTime();
        listeners.forEach(listener -> listener.cutStuck(now));
      }
    } catch (InterruptedException _) {
      // The way down.
    }
  }

  @Override
  public void close() {
    shutDown(PATIENCE);
  }
}
