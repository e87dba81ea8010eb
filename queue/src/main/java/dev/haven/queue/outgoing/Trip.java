package dev.haven.queue.outgoing;

import dev.haven.smtp.client.ClientSession;
import dev.haven.smtp.client.Hop;
import dev.haven.smtp.client.Outcome;
import dev.haven.smtp.client.SessionFailed;
import dev.haven.smtp.client.SmtpClient;
import dev.haven.smtp.client.TlsReport;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One worker's way to one destination: finds the servers once, opens a session with the first that
/// answers, keeps it for as many messages as come. For one thread.
final class Trip implements AutoCloseable {
  /// What opening a session came to.
  sealed interface Opened {
    record Ready(ClientSession session) implements Opened {}

    record Failed(Outcome outcome, String server, List<String> transcript) implements Opened {}

    /// Every server has as many sessions as it may have.
    record Busy() implements Opened {}
  }

  private final String destination;
  private final Router router;
  private final SmtpClient client;
  private final HostSlots slots;
  private final PortWatch ports;
  private @Nullable ClientSession session;
  private @Nullable Route route;

  Trip(String destination, Router router, SmtpClient client, HostSlots slots, PortWatch ports) {
    this.destination = destination;
    this.router = router;
    this.client = client;
    this.slots = slots;
    this.ports = ports;
  }

  Opened open() {
    var known = session;
    if (known != null && known.usable()) {
      return new Opened.Ready(known);
    }
    closeSession();
    var found = route == null ? router.route(destination) : route;
    route = found;
    return switch (found) {
      case Route.Nowhere(var outcome) -> new Opened.Failed(outcome, "", List.of());
      case Route.Via(var hops) -> open(hops);
    };
  }

  /// RFC 5321 §5.1: one after the other, until one answers.
  private Opened open(List<Hop> hops) {
    Opened last = new Opened.Busy();
    for (var hop : hops) {
      if (!slots.enter(hop)) {
        continue;
      }
      try {
        var opened = client.open(hop);
        session = opened;
        ports.connected(hop);
        return new Opened.Ready(opened);
      } catch (SessionFailed failed) {
        slots.leave(hop);
        ports.failed(hop, failed.outcome());
        last = new Opened.Failed(failed.outcome(), server(hop), failed.transcript());
      } catch (RuntimeException bug) {
        slots.leave(hop);
        throw bug;
      }
    }
    return last;
  }

  static String server(Hop hop) {
    return hop.host()
        + " ["
        + hop.address().getAddress().getHostAddress()
        + "]:"
        + hop.address().getPort();
  }

  /// How TLS is told of in a history.
  static String tls(Optional<TlsReport> report) {
    return report
        .map(tls ->
            tls.protocol()
                + " "
                + tls.cipherSuite()
                + (tls.verified() ? ", verified" : ", not verified"))
        .orElse("none");
  }

  private void closeSession() {
    var known = session;
    if (known != null) {
      session = null;
      try {
        known.close();
      } finally {
        slots.leave(known.hop());
      }
    }
  }

  @Override
  public void close() {
    closeSession();
  }
}
