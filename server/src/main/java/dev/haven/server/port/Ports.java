package dev.haven.server.port;

import dev.haven.wire.AddressRange;
import dev.haven.wire.Binding;
import dev.haven.wire.Endpoint;
import dev.haven.wire.Listener;
import dev.haven.wire.ListenerOptions;
import dev.haven.wire.PortGuide;
import dev.haven.wire.Switchboard;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/// Opens every port that is asked for, or comes as near to it as this machine allows.
///
/// A port below 1024 that may not be bound falls back to that port plus 10,000. A port that is
/// taken is left out, and tried again every [#RETRY] until it is free. Neither keeps the others
/// from serving.
///
/// Opened by one thread; what it reports may be read by any.
public final class Ports implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(Ports.class.getName());
  private static final int FALLBACK = 10_000;
  private static final int FIRST_UNPRIVILEGED = 1024;
  private static final Duration RETRY = Duration.ofSeconds(10);

  private final Switchboard switchboard;
  private final String host;
  private final List<Port> ports = new CopyOnWriteArrayList<>();
  private final Thread retrying = Thread.ofVirtual().name("port-retry").unstarted(this::retry);

  public Ports(Switchboard switchboard, String host) {
    this.switchboard = switchboard;
    this.host = host;
  }

  /// Binds them; nothing is accepted yet.
  public void bind(List<PortRequest> requests) {
    for (var request : requests) {
      ports.add(bind(request));
    }
  }

  /// Accepts connections from now on.
  public void start() {
    listeners().forEach(Listener::start);
    retrying.start();
  }

  /// All that were asked for, bound or not, in that order.
  public List<Port> all() {
    return List.copyOf(ports);
  }

  /// All that are bound.
  public List<Listener> listeners() {
    return ports.stream().flatMap(port -> port.listeners().stream()).toList();
  }

  /// Those that a client can be sent to.
  public PortGuide guide() {
    var doors = new ArrayList<PortGuide.Door>();
    for (var port : ports) {
      var asked = port.asked();
      port.number()
          .filter(_ -> asked.file().isEmpty())
          .ifPresent(number ->
              doors.add(new PortGuide.Door(asked.family(), number, asked.settings().tls())));
    }
    return new PortGuide(doors);
  }

  private Port bind(PortRequest request) {
    if (request.file().isPresent()) {
      var path = request.file().get().path();
      var only = bind(request, 0);
      return new Port(
          request, only.bound(), only.failure().map(failure -> Trouble.of(path, failure)));
    }
    int number = request.settings().port();
    var first = bind(request, number);
    boolean denied =
        first.failure().map(f -> f.reason() == Binding.Reason.PERMISSION_DENIED).orElse(false);
    if (!denied || number >= FIRST_UNPRIVILEGED) {
      var trouble = first.failure().map(failure -> Trouble.of(number, failure));
      return new Port(request, first.bound(), trouble);
    }
    var second = bind(request, number + FALLBACK);
    var trouble =
        second
            .failure()
            .map(failure -> Trouble.of(number + FALLBACK, failure))
            .orElseGet(() -> Trouble.privileged(number, number + FALLBACK));
    return new Port(request, second.bound(), Optional.of(trouble));
  }

  private record Attempt(List<Listener> bound, Optional<Binding.NotBound> failure) {}

  private Attempt bind(PortRequest request, int number) {
    var bound = new ArrayList<Listener>();
    var failure = Optional.<Binding.NotBound>empty();
    for (var address : addresses(request.settings().addresses())) {
      switch (bind(request, InetAddress.ofLiteral(address), number)) {
        case Binding.Bound(var listener) -> bound.add(listener);
        case Binding.NotBound failed -> failure = Optional.of(failed);
      }
    }
    return new Attempt(bound, failure);
  }

  /// One socket serves `0.0.0.0` and `::` together, where there is IPv6.
  private List<String> addresses(List<String> asked) {
    var addresses = new LinkedHashSet<>(asked);
    if (addresses.contains("::") && addresses.contains("0.0.0.0")) {
      addresses.remove(Ipv6.AVAILABLE ? "0.0.0.0" : "::");
    }
    return List.copyOf(addresses);
  }

  private Binding bind(PortRequest request, InetAddress address, int number) {
    var settings = request.settings();
    var endpoint =
        new Endpoint(
            request.name(),
            new InetSocketAddress(address, number),
            settings.tls(),
            settings.clearSignIn(),
            host);
    if (request.file().isPresent()) {
      return switchboard.bind(
          ListenerOptions.at(request.file().get(), endpoint, request.protocol(), request.limits()));
    }
    var proxies = settings.proxies().stream().map(AddressRange::parse).toList();
    return switchboard.bind(
        new ListenerOptions(endpoint, request.protocol(), request.limits(), proxies));
  }

  private void retry() {
    try {
      while (true) {
        Thread.sleep(RETRY);
        retryOnce();
      }
    } catch (InterruptedException _) {
      // The server is going down.
    }
  }

  /// Tries again those of which nothing could be bound.
  void retryOnce() {
    for (int i = 0; i < ports.size(); i++) {
      var port = ports.get(i);
      if (!port.isBound()) {
        var again = bind(port.asked());
        ports.set(i, again);
        if (again.isBound()) {
          again.listeners().forEach(Listener::start);
          LOG.log(System.Logger.Level.INFO, "event=port-bound listener=" + port.asked().name());
        }
      }
    }
  }

  @Override
  public void close() {
    retrying.interrupt();
  }
}
