package dev.haven.bench.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// What the kernel knows of connections.
public final class Sockets {
  private static final List<Path> TABLES =
      List.of(Path.of("/proc/net/tcp"), Path.of("/proc/net/tcp6"));
  private static final int LOCAL = 1;
  private static final int STATE = 3;
  private static final String ESTABLISHED = "01";
  private static final String CLOSE_WAIT = "08";

  private Sockets() {}

  /// How many connections to a port the server at it has not closed, whether or not the client has.
  public static int held(int port) throws IOException {
    int held = 0;
    for (var table : TABLES) {
      if (Files.exists(table)) {
        try (var lines = Files.lines(table)) {
          held += (int) lines.skip(1).filter(line -> isHeld(line, port)).count();
        }
      }
    }
    return held;
  }

  /// A line is `sl local_address rem_address st ...`, addresses and ports in hexadecimal digits.
  static boolean isHeld(String line, int port) {
    var words = Proc.words(line);
    var local = words.get(LOCAL);
    var state = words.get(STATE);
    return Integer.parseInt(local, local.indexOf(':') + 1, local.length(), 16) == port
        && (state.equals(ESTABLISHED) || state.equals(CLOSE_WAIT));
  }
}
