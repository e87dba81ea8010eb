package dev.haven.wire;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/// A protocol of four words, to test connections with: `ECHO text`, `TLS`, `LOGIN`, `QUIT`.
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
            case Line.TooLong(var limit) -> say(connection, "-LONG " + limit);
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
    return switch (line) {
      case "QUIT" -> last(connection, "+BYE");
      case "LOGIN" -> {
        connection.signedIn();
        yield say(connection, "+IN");
      }
      case "TLS" -> upgrade(connection);
      default -> say(connection, "-WHAT");
    };
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
