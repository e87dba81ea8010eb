package dev.haven.server.evidence;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.StringTokenizer;

/// The router that this machine sends everything to, as Linux tells it. In a container it is the
/// host, from which a forwarded port seems to be used.
final class Gateway {
  private static final Path ROUTES = Path.of("/proc/net/route");
  private static final String EVERYWHERE = "00000000";

  private Gateway() {}

  /// Nothing where there is none, or it cannot be told.
  static Optional<InetAddress> ofThisMachine() {
    try {
      return Files.exists(ROUTES) ? of(Files.readAllLines(ROUTES)) : Optional.empty();
    } catch (IOException _) {
      return Optional.empty();
    }
  }

  /// The columns are the interface, the destination and the gateway, in hexadecimal digits with the
  /// last byte first.
  static Optional<InetAddress> of(List<String> routes) throws UnknownHostException {
    for (var route : routes) {
      var columns = new StringTokenizer(route);
      if (columns.countTokens() < 3) {
        continue;
      }
      columns.nextToken();
      boolean everywhere = columns.nextToken().equals(EVERYWHERE);
      var gateway = columns.nextToken();
      if (everywhere && gateway.length() == EVERYWHERE.length() && !gateway.equals(EVERYWHERE)) {
        var bytes = HexFormat.of().parseHex(gateway);
        return Optional.of(
            InetAddress.getByAddress(new byte[] {bytes[3], bytes[2], bytes[1], bytes[0]}));
      }
    }
    return Optional.empty();
  }
}
