package dev.haven.diagnosis.probe;

import dev.haven.diagnosis.Check;
import dev.haven.diagnosis.Deadline;
import dev.haven.wire.Outbound;
import java.io.IOException;
import java.util.List;

/// Asks a server to take mail for a stranger, and takes the question back whatever it says: no
/// message is ever sent. The recipient's domain is reserved for examples (RFC 2606 §3).
public final class RelayProbe {
  private static final String STRANGER = "haven-relay-probe@example.com";

  private RelayProbe() {}

  /// What was answered.
  ///
  /// @param relays whether it would have taken the recipient
  public record Answer(Target target, boolean relays, List<String> heard) {}

  public static Check<Answer> check(
      Outbound outbound, Target target, Patience patience, Deadline deadline) {
    return new Check<>(
        "relaying at " + target.where(),
        () -> run(outbound, target, patience, deadline),
        () -> new Answer(target, false, List.of()));
  }

  private static Answer run(
      Outbound outbound, Target target, Patience patience, Deadline deadline) {
    var heard = Conversation.evidence();
    boolean relays = false;
    try (var talk =
        new Conversation(
            outbound.connect(target.address(), deadline.least(patience.connect())),
            deadline,
            heard)) {
      relays = asks(talk, patience);
      talk.say("RSET");
      SmtpDialect.reply(talk, patience.answer());
      talk.say("QUIT");
    } catch (IOException e) {
      heard.add("-- " + e.getMessage());
    }
    return new Answer(target, relays, List.copyOf(heard));
  }

  private static boolean asks(Conversation talk, Patience patience) throws IOException {
    var dialect = new SmtpDialect();
    if (!(dialect.greeting(talk, patience.greeting()) instanceof Voice.Greeting)) {
      return false;
    }
    dialect.offer(talk, patience.answer());
    for (var command : List.of("MAIL FROM:<>", "RCPT TO:<" + STRANGER + ">")) {
      talk.say(command);
      if (!dialect.isYes(SmtpDialect.reply(talk, patience.answer()).getLast())) {
        return false;
      }
    }
    return true;
  }
}
