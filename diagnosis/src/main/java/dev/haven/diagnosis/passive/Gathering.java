package dev.haven.diagnosis.passive;

import dev.haven.wire.ListenerStatus;
import dev.haven.wire.PeerKind;
import dev.haven.wire.Sighting;
import dev.haven.wire.Stray;
import java.util.List;

/// What one port has seen.
///
/// @param listener by its name in the configuration
/// @param four whether it listens on IPv4
/// @param six whether it listens on IPv6
public record Gathering(
    String listener,
    int port,
    boolean four,
    boolean six,
    List<Sighting> sightings,
    List<Stray> strays) {
  public Gathering {
    sightings = List.copyOf(sightings);
    strays = List.copyOf(strays);
  }

  /// Of a socket; one on `::` takes IPv4 as well.
  public static Gathering of(ListenerStatus status) {
    var address = status.endpoint().address().getAddress();
    boolean overSix = address.getAddress().length > 4;
    return new Gathering(
        status.endpoint().name(),
        status.endpoint().address().getPort(),
        !overSix || address.isAnyLocalAddress(),
        overSix,
        status.sightings(),
        status.strays());
  }

  /// Whether anybody has reached it.
  boolean reached() {
    return sightings.stream().anyMatch(seen -> seen.lastReached().isPresent());
  }

  /// The same with those only who failed most.
  public Gathering shortened(int most) {
    return new Gathering(
        listener, port, four, six, sightings, strays.stream().limit(most).toList());
  }

  /// What was seen of one kind over one family; nothing if nobody came.
  List<Sighting> of(boolean overSix, PeerKind kind) {
    return sightings.stream().filter(seen -> seen.six() == overSix && seen.kind() == kind).toList();
  }
}
