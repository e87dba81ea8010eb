package dev.haven.queue.verdict;

import dev.haven.message.MethodResult;
import dev.haven.smtp.Reply;
import java.util.List;
import java.util.Optional;

/// What was found out about a message, and what follows from it.
///
/// @param results what is told in its header
/// @param refusal why it is not taken, with a code of 400 or more, a cause and a remedy; empty if
///   it is
public record Verdict(List<MethodResult> results, Optional<Reply> refusal) {
  /// There is nothing to say.
  public static final Verdict NOTHING = new Verdict(List.of(), Optional.empty());

  public Verdict {
    results = List.copyOf(results);
    refusal.ifPresent(Verdict::requireRefusal);
  }

  public static Verdict of(MethodResult... results) {
    return new Verdict(List.of(results), Optional.empty());
  }

  /// The same, and the message is not taken.
  public Verdict refusing(Reply reply) {
    return new Verdict(results, Optional.of(reply));
  }

  private static void requireRefusal(Reply reply) {
    if (reply.code() < 400) {
      throw new IllegalArgumentException("no refusal: " + reply);
    }
  }
}
