package dev.haven.imap;

import dev.haven.wire.Line;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/// `IDLE`, RFC 9051 §6.3.13, RFC 2177 §3: the mailbox's news as they happen, until `DONE`.
///
/// The session's thread goes on reading; an [IdleWatch] writes. It has ended before anything else
/// is written.
record Idle() implements Command.WhenLoggedIn {
  @Override
  public Done run(State.LoggedIn state, Client client) throws IOException, Bye {
    client.out().continuation("idling");
    client.out().flush();
    Line ending;
    State told;
    var watch = IdleWatch.start(state, Occasion.IDLE, client);
    try {
      ending = client.frames().readLine();
    } finally {
      told = watch.end();
    }
    watch.rethrow();
    return switch (ending) {
      case Line.Complete(var line) when isDone(line) -> new Done(told, "IDLE terminated");
      // What was told meanwhile stays told.
      case Line.Complete _, Line.TooLong _ -> new Done(told, Done.Answer.BAD, "expected DONE");
      case Line.Closed _ -> throw new EOFException("the connection ended within IDLE");
      case Line.TimedOut _ -> throw new Bye("Autologout: IDLE again within 29 minutes");
      case Line.ShuttingDown _ -> throw new Bye("Server is going down; reconnect in a moment");
    };
  }

  private static boolean isDone(byte[] line) {
    return line.length == 4 && new String(line, StandardCharsets.US_ASCII).equalsIgnoreCase("DONE");
  }
}
