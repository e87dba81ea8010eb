package dev.haven.wire;

import java.net.InetAddress;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/// Who comes to one listener from the own network, counted by address: behind one from which nearly
/// everybody comes, a proxy or a translated network hides the others.
///
/// Public addresses are only counted in all. At most [#MOST] addresses are told apart; the counts
/// are halved now and then, so that a proxy which was taken away is forgotten. Thread-safe; a
/// connection adds to one or two counters, without a lock.
public final class Crowd {
  static final int MOST = 64;
  static final int FEWEST = 50;
  private static final long HALVED_AT = 20_000;

  private final LongAdder all = new LongAdder();
  private final Map<InetAddress, LongAdder> near = new ConcurrentHashMap<>();

  /// An address that hides others.
  ///
  /// @param connections from it
  /// @param of so many in all
  public record Hiding(InetAddress address, long connections, long of) {}

  void came(InetAddress peer, PeerKind kind) {
    all.increment();
    if (kind != PeerKind.PUBLIC) {
      var known = near.get(peer);
      if (known == null && near.size() < MOST) {
        known = near.computeIfAbsent(peer, _ -> new LongAdder());
      }
      if (known != null) {
        known.increment();
      }
    }
    if (all.sum() >= HALVED_AT) {
      halve();
    }
  }

  private synchronized void halve() {
    if (all.sum() < HALVED_AT) {
      return;
    }
    all.add(-all.sum() / 2);
    near.values().forEach(count -> count.add(-Math.ceilDiv(count.sum(), 2)));
    near.values().removeIf(count -> count.sum() <= 0);
  }

  /// Whether four of five connections, and at least [#FEWEST], come from this address.
  public boolean hidesIn(InetAddress peer) {
    var count = near.get(peer);
    return count != null && isMost(count.sum());
  }

  private boolean isMost(long count) {
    return count >= FEWEST && 5 * count >= 4 * all.sum();
  }

  /// The address that hides others, if there is one.
  public Optional<Hiding> found() {
    return near.entrySet().stream()
        .map(entry -> new Hiding(entry.getKey(), entry.getValue().sum(), all.sum()))
        .filter(hiding -> isMost(hiding.connections()))
        .findFirst();
  }
}
