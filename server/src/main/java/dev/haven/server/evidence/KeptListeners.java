package dev.haven.server.evidence;

import dev.haven.wire.Listener;
import dev.haven.wire.ListenerStatus;
import dev.haven.wire.Sighting;
import dev.haven.wire.Stray;
import java.util.List;

/// What all listeners have seen, as `listeners.json` has it.
public record KeptListeners(List<Kept> listeners) {
  /// What one has.
  ///
  /// @param address where it listens, and its port as configured: another is another listener
  public record Kept(String name, String address, List<Sighting> sightings, List<Stray> strays) {
    static Kept of(ListenerStatus status) {
      return new Kept(
          status.endpoint().name(), address(status), status.sightings(), status.strays());
    }

    private static String address(ListenerStatus status) {
      return status.endpoint().address().getAddress().getHostAddress();
    }

    boolean isOf(ListenerStatus status) {
      return name.equals(status.endpoint().name()) && address.equals(address(status));
    }
  }

  static KeptListeners of(List<Listener> listeners) {
    return new KeptListeners(listeners.stream().map(Listener::status).map(Kept::of).toList());
  }

  void restore(List<Listener> into) {
    for (var listener : into) {
      listeners.stream()
          .filter(kept -> kept.isOf(listener.status()))
          .findFirst()
          .ifPresent(kept -> listener.restore(kept.sightings(), kept.strays()));
    }
  }
}
