package dev.haven.wire;

import java.net.InetAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/// What has happened at one listener since it began, and what was kept from before.
///
/// Thread-safe.
final class Counters {
  private static final PeerKind[] KINDS = PeerKind.values();

  private final LongAdder accepted = new LongAdder();
  private final AtomicLong open = new AtomicLong();
  private final Tally<Refusal> refused = new Tally<>(Refusal.class);
  private final Tally<WrongMode> wrongMode = new Tally<>(WrongMode.class);
  private final Tally<TlsTrouble> tlsTrouble = new Tally<>(TlsTrouble.class);
  private final SightingCell[] cells = new SightingCell[2 * KINDS.length];
  private final Strays strays = new Strays();
  private final Crowd crowd;

  /// Who came: what is counted apart.
  record Peer(InetAddress address, PeerKind kind) {
    static Peer of(SocketConnection connection) {
      var address = connection.remote().getAddress();
      return new Peer(address, PeerKind.of(address, connection.local().getAddress()));
    }
  }

  /// @param crowd of this listener
  Counters(Crowd crowd) {
    this.crowd = crowd;
    for (int i = 0; i < cells.length; i++) {
      cells[i] = new SightingCell();
    }
  }

  /// Counts one in, and says how many are open with it.
  long accepted() {
    accepted.increment();
    return open.incrementAndGet();
  }

  void closed() {
    open.decrementAndGet();
  }

  /// A peer has come, whatever becomes of it.
  void came(Peer peer) {
    crowd.came(peer.address(), peer.kind());
  }

  void succeeded(Peer peer) {
    cell(peer).reached(System.currentTimeMillis());
  }

  void refused(Refusal refusal, Peer peer, String words) {
    cell(peer).failed(failure(peer, words));
    refused.add(refusal);
  }

  /// A refusal of which there is no more to say than that.
  void refused(Refusal refusal) {
    refused.add(refusal);
  }

  void wrongMode(WrongMode mode, Peer peer, String words) {
    var failure = failure(peer, words);
    cell(peer).failed(failure);
    wrongMode.add(mode);
    strays.add(stray(peer, mode.name(), "", failure.at()));
  }

  void tlsTrouble(TlsFailure trouble, Peer peer, String words) {
    var failure = failure(peer, words);
    var alert = trouble.alert();
    cell(peer).failed(failure);
    alert.ifPresent(cell(peer)::alert);
    tlsTrouble.add(trouble.trouble());
    var name = alert.map(one -> one.name().toLowerCase(Locale.ROOT)).orElse("");
    strays.add(stray(peer, trouble.trouble().name(), name, failure.at()));
  }

  private static ListenerStatus.Failure failure(Peer peer, String words) {
    return new ListenerStatus.Failure(Instant.now(), Addresses.text(peer.address()) + ": " + words);
  }

  private static Stray stray(Peer peer, String what, String alert, Instant now) {
    return new Stray(Addresses.text(peer.address()), what, alert, 1, now, now);
  }

  private SightingCell cell(Peer peer) {
    return cells[place(PeerKind.isSix(peer.address()), peer.kind())];
  }

  private static int place(boolean six, PeerKind kind) {
    int number =
        switch (kind) {
          case OWN -> 0;
          case PRIVATE -> 1;
          case PUBLIC -> 2;
        };
    return six ? KINDS.length + number : number;
  }

  /// Adds what was seen in an earlier life.
  void restore(List<Sighting> sightings, List<Stray> earlier) {
    sightings.forEach(seen -> cells[place(seen.six(), seen.kind())].restore(seen));
    earlier.reversed().forEach(strays::add);
  }

  private List<Sighting> sightings() {
    var sightings = new ArrayList<Sighting>();
    for (var six : List.of(false, true)) {
      for (var kind : KINDS) {
        sightings.add(cells[place(six, kind)].sighting(six, kind));
      }
    }
    sightings.removeIf(Sighting::isEmpty);
    return sightings;
  }

  ListenerStatus status(Endpoint endpoint) {
    var sightings = sightings();
    return new ListenerStatus(
        endpoint,
        accepted.sum(),
        open.get(),
        refused.counts(),
        wrongMode.counts(),
        tlsTrouble.counts(),
        sightings.stream()
            .map(Sighting::lastReached)
            .flatMap(Optional::stream)
            .max(Comparator.naturalOrder()),
        sightings.stream()
            .map(Sighting::lastFailed)
            .flatMap(Optional::stream)
            .max(Comparator.comparing(ListenerStatus.Failure::at)),
        sightings,
        strays.all());
  }
}
