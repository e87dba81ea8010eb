package dev.haven.queue.outgoing;

import dev.haven.smtp.client.Hop;
import dev.haven.smtp.client.Outcome;
import java.util.List;

/// The way to a destination.
sealed interface Route {
  /// Servers, the best first.
  record Via(List<Hop> hops) implements Route {
    public Via {
      hops = List.copyOf(hops);
    }
  }

  /// There is no way, now or ever.
  record Nowhere(Outcome outcome) implements Route {}
}
