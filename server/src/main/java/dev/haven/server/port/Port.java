package dev.haven.server.port;

import dev.haven.wire.Listener;
import java.util.List;
import java.util.Optional;

/// One configured listener and what became of it. Immutable.
///
/// @param asked what the configuration says
/// @param listeners those that are bound, one for each address
/// @param trouble why it is not as asked
public record Port(PortRequest asked, List<Listener> listeners, Optional<Trouble> trouble) {
  public Port {
    listeners = List.copyOf(listeners);
  }

  public boolean isBound() {
    return !listeners.isEmpty();
  }

  /// The port that is bound, if any is.
  public Optional<Integer> number() {
    return listeners.stream().map(listener -> listener.endpoint().address().getPort()).findFirst();
  }
}
