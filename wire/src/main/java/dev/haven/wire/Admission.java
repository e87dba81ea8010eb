package dev.haven.wire;

import java.net.InetAddress;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;

/// Counts the connections of the whole process and of each address, an IPv6 /64 being one.
///
/// Thread-safe.
final class Admission {
  private final int inAll;
  private final int perAddress;
  private final Predicate<InetAddress> crowd;
  private final Map<AddressRange, Integer> byAddress = new HashMap<>();
  private int open;

  /// @param crowd whether an address stands for many clients: then its limit does not hold
  Admission(int inAll, int perAddress, Predicate<InetAddress> crowd) {
    this.inAll = inAll;
    this.perAddress = perAddress;
    this.crowd = crowd;
  }

  /// Lets a connection in, to be followed by [#leave] once.
  ///
  /// @throws LimitReached if there are too many; nothing is counted then
  synchronized void enter(InetAddress address) throws LimitReached {
    if (open >= inAll) {
      throw new LimitReached(
          Refusal.TOO_MANY_CONNECTIONS, "Too many connections to this server, try again soon");
    }
    var range = AddressRange.of(address);
    int held = byAddress.getOrDefault(range, 0);
    if (held >= perAddress && !crowd.test(address)) {
      throw new LimitReached(
          Refusal.TOO_MANY_FROM_ADDRESS,
          "Too many connections from your address, close one or try again soon");
    }
    byAddress.put(range, held + 1);
    open++;
  }

  synchronized void leave(InetAddress address) {
    byAddress.computeIfPresent(AddressRange.of(address), (_, held) -> held == 1 ? null : held - 1);
    open--;
  }
}
