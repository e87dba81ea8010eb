package dev.haven.bench.side;

import java.io.IOException;

/// Postfix's load generator.
public final class SmtpSource {
  private static final String PROGRAM = "smtp-source";

  private SmtpSource() {}

  public static boolean exists() {
    return Commands.exists(PROGRAM);
  }

  /// Sends messages to one address; returns when all are accepted.
  public static void send(int port, int sessions, int messages, int octets, String to)
      throws IOException {
    Commands.run(
        Commands.program(PROGRAM),
        "-s",
        String.valueOf(sessions),
        "-m",
        String.valueOf(messages),
        "-l",
        String.valueOf(octets),
        "-f",
        "sender@client.example",
        "-t",
        to,
        "127.0.0.1:" + port);
  }
}
