package dev.haven.wire;

import static java.lang.System.Logger.Level.ERROR;
import static java.lang.System.Logger.Level.WARNING;

import java.io.IOException;
import java.net.BindException;
import java.net.StandardSocketOptions;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.AccessDeniedException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// One bound port, or Unix socket, and its visits.
///
/// A thread of its own accepts; each connection then has a virtual thread. Connections beyond the
/// limit are refused in words up to [#GRACE] more, and beyond those closed at once.
public final class Listener {
  private static final System.Logger log = System.getLogger(Listener.class.getName());
  private static final int BACKLOG = 1024;
  private static final int GRACE = 256;
  private static final Duration LAST_ACCEPT = Duration.ofMillis(200);

  private final Switchboard house;
  private final ListenerOptions options;
  private final ServerSocketChannel channel;
  private final Endpoint endpoint;
  private final Counters counters;
  private final Set<Visit> visits = ConcurrentHashMap.newKeySet();
  private volatile boolean stopping;
  private volatile @Nullable Thread acceptor;

  private Listener(Switchboard house, ListenerOptions options, ServerSocketChannel channel)
      throws IOException {
    this.house = house;
    this.options = options;
    this.channel = channel;
    var asked = options.endpoint();
    this.counters = new Counters(house.crowds().at(asked.name()));
    this.endpoint =
        new Endpoint(
            asked.name(),
            SocketFile.ip(channel.getLocalAddress()),
            asked.tls(),
            asked.clearSignIn(),
            asked.host());
  }

  static Binding bind(Switchboard house, ListenerOptions options) {
    try {
      var file = options.file();
      var channel = file.isPresent() ? file.get().open(BACKLOG) : tcp(options.endpoint());
      return new Binding.Bound(new Listener(house, options, channel));
    } catch (IOException | RuntimeException e) {
      return new Binding.NotBound(options.endpoint(), reason(e), words(e));
    }
  }

  private static ServerSocketChannel tcp(Endpoint endpoint) throws IOException {
    var channel = ServerSocketChannel.open();
    try {
      return channel.bind(endpoint.address(), BACKLOG);
    } catch (IOException | RuntimeException e) {
      closeQuietly(channel);
      throw e;
    }
  }

  private static Binding.Reason reason(Exception e) {
    var words = words(e).toLowerCase(Locale.ROOT);
    if (e instanceof AccessDeniedException || words.contains("permission denied")) {
      return Binding.Reason.PERMISSION_DENIED;
    }
    if (words.contains("cannot assign") || words.contains("unresolved")) {
      return Binding.Reason.ADDRESS_NOT_AVAILABLE;
    }
    return e instanceof BindException ? Binding.Reason.IN_USE : Binding.Reason.OTHER;
  }

  private static String words(Exception e) {
    return e.getMessage() == null ? e.toString() : e.getMessage();
  }

  /// As configured, with the port that was bound.
  public Endpoint endpoint() {
    return endpoint;
  }

  public ListenerStatus status() {
    return counters.status(endpoint);
  }

  /// Adds what was seen at this port in an earlier life of the server.
  public void restore(List<Sighting> sightings, List<Stray> strays) {
    counters.restore(sightings, strays);
  }

  /// Begins to accept; what connected since binding has waited in the system's queue.
  public void start() {
    var loop = new AcceptLoop(endpoint.name(), () -> admit(channel.accept()));
    acceptor = Thread.ofPlatform().daemon().name("accept-" + endpoint.name()).start(loop);
  }

  private void admit(SocketChannel socket) {
    long open = counters.accepted();
    if (open > options.limits().connections() + (long) GRACE) {
      counters.refused(Refusal.TOO_MANY_CONNECTIONS); // closed without a word
      close(socket);
      return;
    }
    try {
      if (options.file().isEmpty()) {
        socket.setOption(StandardSocketOptions.TCP_NODELAY, true);
        socket.setOption(StandardSocketOptions.SO_KEEPALIVE, true);
      }
      begin(new Visit(house.connection(endpoint, options, socket), options, counters, house), open);
    } catch (IOException _) {
      close(socket); // It was gone before it was here.
    } catch (RuntimeException | Error trouble) {
      log.log(ERROR, "a connection could not begin", trouble);
      close(socket);
    }
  }

  private void begin(Visit visit, long open) {
    visits.add(visit);
    if (stopping) {
      visit.connection().shutDown();
    }
    Thread.ofVirtual()
        .name(visit.connection().id())
        .start(() -> {
          try {
            ScopedValue.where(Session.ID, visit.connection().id())
                .run(open > options.limits().connections() ? visit::refuseAtOnce : visit);
          } finally {
            visits.remove(visit);
            counters.closed();
            house.visitEnded();
          }
        });
  }

  private void close(SocketChannel socket) {
    counters.closed();
    closeQuietly(socket);
  }

  private static void closeQuietly(AutoCloseable socket) {
    try {
      socket.close();
    } catch (Exception _) {
      // It is closed all the same.
    }
  }

  /// Accepts no more, and lets the sessions see the shutdown.
  void stop() {
    stopping = true;
    closeQuietly(channel);
    options.file().ifPresent(Listener::remove);
    visits.forEach(visit -> visit.connection().shutDown());
  }

  private static void remove(SocketFile file) {
    try {
      file.remove();
    } catch (IOException e) {
      log.log(WARNING, "event=socket-not-removed", e);
    }
  }

  /// After [#stop]: a thread that is in the system's call keeps the port open a moment longer than
  /// the channel.
  void awaitAcceptor() {
    var thread = acceptor;
    if (thread == null) {
      return;
    }
    try {
      thread.join(LAST_ACCEPT);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  boolean hasVisits() {
    return !visits.isEmpty();
  }

  void cutAll() {
    visits.forEach(visit -> visit.connection().socket().close());
  }

  void cutStuck(long now) {
    for (var visit : visits) {
      if (visit.connection().cutIfStuck(now)) {
        counters.refused(
            Refusal.TOO_SLOW, visit.peer(), "the client did not read what it asked for");
      }
    }
  }
}
