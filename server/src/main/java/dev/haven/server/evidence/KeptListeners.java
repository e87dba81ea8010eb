package dev.haven.server.evidence;

import dev.haven.wire.Addresses;
import dev.haven.wire.Listener;
import dev.haven.wire.ListenerStatus;
import dev.haven.wire.Sighting;
import dev.haven.wire.Stray;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

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
      return Addresses.text(status.endpoint().address().getAddress());
    }

    boolean isOf(ListenerStatus status) {
      return name.equals(status.endpoint().name()) && address.equals(address(status));
    }
  }

  static KeptListeners of(List<Listener> listeners) {
    return new KeptListeners(listeners.stream().map(Listener::status).map(Kept::of).toList());
  }

  /// Tells listeners what they saw before.
  ///
  /// @return what is left: of listeners that are not bound now, and may be later
  KeptListeners restore(List<Listener> into) {
    var left = new ArrayList<>(listeners);
    for (var listener : into) {
      var status = listener.status();
      left.stream()
          .filter(kept -> kept.isOf(status))
          .findFirst()
          .ifPresent(kept -> {
            listener.restore(kept.sightings(), kept.strays());
            left.remove(kept);
          });
    }
    return new KeptListeners(left);
  }

  KeptListeners plus(KeptListeners others) {
    return new KeptListeners(Stream.concat(listeners.stream(), others.listeners.stream()).toList());
  }
}
