package dev.haven.queue.outgoing;

import dev.haven.smtp.client.Hop;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.Map;

/// How many sessions each server has with us, whatever the number of domains behind it. Safe for
/// any thread.
final class HostSlots {
  private final Map<InetSocketAddress, Integer> sessions = new HashMap<>();
  private final int most;

  HostSlots(int most) {
    this.most = most;
  }

  /// Takes a place, if there is one.
  synchronized boolean enter(Hop hop) {
    int now = sessions.getOrDefault(hop.address(), 0);
    if (now < most) {
      sessions.put(hop.address(), now + 1);
    }
    return now < most;
  }

  synchronized void leave(Hop hop) {
    sessions.computeIfPresent(hop.address(), (_, now) -> now == 1 ? null : now - 1);
  }
}
