package dev.haven.queue.outgoing;

import dev.haven.smtp.client.Hop;
import dev.haven.smtp.client.Outcome;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.Optional;

/// Looks at connections to port 25 of the world's servers: if those to several networks that have
/// nothing to do with each other fail, and none has come about, the port is closed on our side.
/// Most providers of homes, and many of servers, do that. Safe for any thread.
final class PortWatch {
  private static final int ENOUGH = 3;
  private static final int MOST = 100;

  private final LinkedHashSet<String> failed = new LinkedHashSet<>();

  synchronized void connected(Hop hop) {
    if (counts(hop)) {
      failed.clear();
    }
  }

  synchronized void failed(Hop hop, Outcome outcome) {
    if (!counts(hop) || !(outcome instanceof Outcome.Lost(var trouble))) {
      return;
    }
    switch (trouble.kind()) {
      case UNREACHABLE, CONNECTION_REFUSED ->
          hop.ip().map(PortWatch::network).ifPresent(failed::add);
      default -> failed.clear(); // it did connect
    }
    if (failed.size() > MOST) {
      failed.removeFirst();
    }
  }

  /// Only what goes out to the world says something of the way there.
  private static boolean counts(Hop hop) {
    return hop.port() == RoutingOptions.SMTP && hop.login().isEmpty();
  }

  /// The first 16 bits of IPv4, 32 of IPv6.
  private static String network(InetAddress address) {
    var bytes = address.getAddress();
    return HexFormat.of().formatHex(Arrays.copyOf(bytes, bytes.length == 4 ? 2 : 4));
  }

  synchronized Optional<Finding> finding() {
    return failed.size() < ENOUGH
        ? Optional.empty()
        : Optional.of(
            new Finding(
                "outgoing port 25 looks blocked here: connections to servers in "
                    + failed.size()
                    + " unrelated networks failed, and none came about",
                "ask your provider to open outgoing port 25, or send through a relay:"
                    + " haven relay set smtp.example.com:587 --user you@example.com"));
  }
}
