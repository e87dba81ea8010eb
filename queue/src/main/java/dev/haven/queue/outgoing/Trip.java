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

/// One worker's way: finds the servers of a destination once, opens a session with the first that
/// answers, keeps it for as many messages as come, and then for those of other destinations who
/// stand in line for the same server. For one thread.
final class Trip implements AutoCloseable {
  /// What opening a session came to.
  sealed interface Opened {
    record Ready(ClientSession session) implements Opened {}

    record Failed(Outcome outcome, String server, List<String> transcript) implements Opened {}

    /// Every server has as many sessions as it may have; this is the first of them.
    record Busy(Hop hop) implements Opened {}
  }

  private final Router router;
  private final SmtpClient client;
  private final HostSlots slots;
  private final PortWatch ports;
  private String destination = "";
  private @Nullable ClientSession session;
  private @Nullable Route route;

  /// Whether the session may lead past what the destination demands of TLS.
  private boolean openedLaxly;

  Trip(Router router, SmtpClient client, HostSlots slots, PortWatch ports) {
    this.router = router;
    this.client = client;
    this.slots = slots;
    this.ports = ports;
  }

  /// Where it goes from now on. A session that is there has been stood in line for, and serves.
  void to(String name) {
    destination = name;
    route = null;
  }

  /// Whether somebody else stands in line for this session.
  boolean isAwaited() {
    var known = session;
    return known != null && slots.isAwaited(known.hop());
  }

  /// Who stands first in line for this session, if it is still of use.
  Optional<QueueIndex.Work> next() {
    var known = session;
    return known == null || !known.usable() ? Optional.empty() : slots.next(known.hop());
  }

  /// @param lax whether the destination's policy does not matter (RFC 8689 §4.2.2)
  Opened open(boolean lax) {
    var known = session;
    if (known != null && known.usable() && (lax || !openedLaxly)) {
      return new Opened.Ready(known);
    }
    closeSession();
    openedLaxly = lax;
    return switch (lax ? router.routeWithoutPolicy(destination) : route()) {
      case Route.Nowhere(var outcome) -> new Opened.Failed(outcome, "", List.of());
      case Route.Via(var hops) -> open(hops);
    };
  }

  /// Found once.
  private Route route() {
    var found = route == null ? router.route(destination) : route;
    route = found;
    return found;
  }

  /// RFC 5321 §5.1: one after the other, until one answers.
  private Opened open(List<Hop> hops) {
    Opened last = new Opened.Busy(hops.getFirst());
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
        last = new Opened.Failed(failed.outcome(), hop.where(), failed.transcript());
      } catch (RuntimeException bug) {
        slots.leave(hop);
        throw bug;
      }
    }
    return last;
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
