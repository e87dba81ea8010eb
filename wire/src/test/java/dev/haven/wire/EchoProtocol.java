package dev.haven.wire;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/// A protocol of a few words, to test connections with: `ECHO text`, `GIVE count`, `TAKE count`,
/// `TLS`, `LOGIN`, `ID`, `FROM`, `QUIT`.
record EchoProtocol() implements Protocol {
  static final int LONGEST_LINE = 512;

  @Override
  public Session open(Connection connection) {
    return () -> converse(connection);
  }

  @Override
  public String refusal(String why) {
    return "-NO " + why;
  }

  private static void converse(Connection connection) throws IOException {
    connection.timeout(Duration.ofSeconds(30));
    say(connection, "+HELLO " + (connection.tls().isPresent() ? "secure" : "clear"));
    boolean over = false;
    while (!over) {
      over =
          switch (connection.in().readLine(LONGEST_LINE)) {
            case Line.Complete(var bytes) -> answer(connection, text(bytes));
            case Line.TooLong(var limit, _) -> say(connection, "-LONG " + limit);
            case Line.TimedOut _ -> last(connection, "-LATE");
            case Line.ShuttingDown _ -> last(connection, "-BYE");
            case Line.Closed _ -> true;
          };
    }
  }

  private static boolean answer(Connection connection, String line) throws IOException {
    if (line.startsWith("ECHO ")) {
      connection.out().write(line.substring(5) + "\r\n");
      if (!connection.in().lineWaiting()) {
        connection.out().flush();
      }
      return false;
    }
    if (line.startsWith("GIVE ")) {
      return give(connection, Integer.parseInt(line.substring(5)));
    }
    if (line.startsWith("TAKE ")) {
      return take(connection, Integer.parseInt(line.substring(5)));
    }
    return switch (line) {
      case "ID" -> say(connection, "+" + Session.ID.get());
      case "FROM" -> say(connection, "+" + connection.remote());
      case "QUIT" -> last(connection, "+BYE");
      case "LOGIN" -> {
        connection.signedIn();
        yield say(connection, "+IN");
      }
      case "TLS" -> upgrade(connection);
      default -> say(connection, "-WHAT");
    };
  }

  /// The bytes 0, 1, 2 ... 250, 0 ...: a prime, so that no buffer's size hides a shift.
  static byte pattern(int at) {
    return (byte) (at % 251);
  }

  private static boolean give(Connection connection, int count) throws IOException {
    var bytes = new byte[count];
    for (int i = 0; i < count; i++) {
      bytes[i] = pattern(i);
    }
    connection.out().write(bytes);
    connection.out().flush();
    return false;
  }

  private static boolean take(Connection connection, int count) throws IOException {
    say(connection, "+GO");
    var seen = new int[2];
    while (seen[0] < count) {
      int taken =
          connection
              .in()
              .take((bytes, offset, length) -> {
                int wanted = Math.min(length, count - seen[0]);
                for (int i = 0; i < wanted; i++) {
                  seen[1] += bytes[offset + i] == pattern(seen[0]++) ? 0 : 1;
                }
                return wanted;
              });
      if (taken < 0) {
        throw new IOException("closed within a body");
      }
    }
    return say(connection, "+TOOK " + seen[0] + " wrong " + seen[1]);
  }

  private static boolean upgrade(Connection connection) throws IOException {
    if (!connection.canStartTls()) {
      return say(connection, "-NOT NOW");
    }
    say(connection, "+GO");
    connection.startTls();
    return false;
  }

  /// Always false: the conversation goes on.
  private static boolean say(Connection connection, String line) throws IOException {
    connection.out().write(line + "\r\n");
    connection.out().flush();
    return false;
  }

  /// Always true: the conversation is over.
  private static boolean last(Connection connection, String line) throws IOException {
    return !say(connection, line);
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
