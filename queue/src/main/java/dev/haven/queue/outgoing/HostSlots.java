package dev.haven.queue.outgoing;

import dev.haven.queue.outgoing.QueueIndex.Work;
import dev.haven.smtp.client.Hop;
import java.net.SocketAddress;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// How many sessions each server has with us, whatever the number of domains behind it, and who
/// stands in line where there are as many as may be. Safe for any thread.
///
/// A session that has nothing more to do for its own destination goes on with those in line who
/// want the same server in the same way. So mail for a hundred domains that goes to one relay flows
/// through a few sessions without a pause.
final class HostSlots {
  private final Map<SocketAddress, Integer> sessions = new HashMap<>();
  private final Map<SocketAddress, Map<Hop, Queue<Work>>> lines = new HashMap<>();
  private final int most;
  private final Consumer<Work> wake;

  /// @param wake told of somebody in line when a place has become free
  HostSlots(int most, Consumer<Work> wake) {
    this.most = most;
    this.wake = wake;
  }

  /// Takes a place, if there is one.
  synchronized boolean enter(Hop hop) {
    int now = sessions.getOrDefault(hop.address(), 0);
    if (now < most) {
      sessions.put(hop.address(), now + 1);
    }
    return now < most;
  }

  /// Puts a job into the line for a server without a place; false if it has one by now.
  synchronized boolean await(Hop hop, Work work) {
    if (sessions.getOrDefault(hop.address(), 0) < most) {
      return false;
    }
    lines
        .computeIfAbsent(hop.address(), _ -> new LinkedHashMap<>())
        .computeIfAbsent(hop, _ -> new ArrayDeque<>())
        .add(work);
    return true;
  }

  /// Whether somebody stands in line for what a session could do.
  synchronized boolean isAwaited(Hop hop) {
    var line = lines.get(hop.address());
    return line != null && line.containsKey(hop);
  }

  /// Takes the first in line for what a session can do.
  synchronized Optional<Work> next(Hop hop) {
    var line = lines.get(hop.address());
    return line == null ? Optional.empty() : Optional.ofNullable(take(hop, line));
  }

  private @Nullable Work take(Hop hop, Map<Hop, Queue<Work>> line) {
    var works = line.get(hop);
    if (works == null) {
      return null;
    }
    var first = works.remove();
    if (works.isEmpty()) {
      line.remove(hop);
    }
    if (line.isEmpty()) {
      lines.remove(hop.address());
    }
    return first;
  }

  /// Gives a place back.
  void leave(Hop hop) {
    left(hop).ifPresent(wake);
  }

  private synchronized Optional<Work> left(Hop hop) {
    sessions.computeIfPresent(hop.address(), (_, now) -> now == 1 ? null : now - 1);
    var line = lines.get(hop.address());
    return line == null ? Optional.empty() : next(line.keySet().iterator().next());
  }
}
