package dev.haven.wire;

import java.net.InetAddress;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/// The crowds of all listeners of a process. Who decides by a client's address asks here first
/// whether that address is one client's. Thread-safe.
public final class Crowds {
  private final ConcurrentMap<String, Crowd> byListener = new ConcurrentHashMap<>();

  /// Of a listener. A server that hands over by LMTP speaks for many rightly, and is no proxy.
  Crowd at(String listener) {
    return listener.startsWith("lmtp")
        ? new Crowd()
        : byListener.computeIfAbsent(listener, _ -> new Crowd());
  }

  /// Whether an address stands for many clients: nothing may be held against it, and no trust be
  /// founded on it.
  public boolean hideIn(InetAddress peer) {
    for (var crowd : byListener.values()) {
      if (crowd.hidesIn(peer)) {
        return true;
      }
    }
    return false;
  }

  /// The addresses that hide others, by the listener's name.
  public Map<String, Crowd.Hiding> found() {
    var found = new TreeMap<String, Crowd.Hiding>();
    byListener.forEach(
        (listener, crowd) -> crowd.found().ifPresent(hiding -> found.put(listener, hiding)));
    return found;
  }
}
