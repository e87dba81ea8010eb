package dev.haven.diagnosis.probe;

import dev.haven.diagnosis.Check;
import dev.haven.diagnosis.Deadline;
import dev.haven.wire.Outbound;
import dev.haven.wire.TlsMode;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/// Asks a server that speaks today's TLS whether it would also speak yesterday's.
public final class OldTlsProbe {
  private static final int RANDOM = 32;

  private OldTlsProbe() {}

  /// What was answered.
  ///
  /// @param version that it agreed to; empty if it refused, as it should
  public record Answer(Target target, String version, List<String> heard) {}

  public static Check<Answer> check(
      Outbound outbound, Target target, Patience patience, Deadline deadline) {
    return new Check<>(
        "old TLS at " + target.where(),
        () -> run(outbound, target, patience, deadline),
        () -> new Answer(target, "", List.of()));
  }

  private static Answer run(
      Outbound outbound, Target target, Patience patience, Deadline deadline) {
    var heard = Conversation.evidence();
    var version = "";
    try (var talk =
        new Conversation(
            outbound.connect(target.address(), deadline.least(patience.connect())),
            deadline,
            heard)) {
      if (target.service().tls() == TlsMode.IMPLICIT || upgrades(talk, target, patience)) {
        var random = new byte[RANDOM];
        ThreadLocalRandom.current().nextBytes(random);
        version =
            OldHello.agreed(
                talk.exchange(
                    OldHello.of(target.host(), random), OldHello.ENOUGH, patience.answer()));
        heard.add(version.isEmpty() ? "-- TLS 1.1 and 1.0 refused" : "-- agreed to " + version);
      }
    } catch (IOException e) {
      heard.add("-- " + e.getMessage());
    }
    return new Answer(target, version, List.copyOf(heard));
  }

  private static boolean upgrades(Conversation talk, Target target, Patience patience)
      throws IOException {
    var dialect = Dialect.of(target.service().language());
    return dialect.greeting(talk, patience.greeting()) instanceof Voice.Greeting
        && dialect.offer(talk, patience.answer()).upgrade()
        && dialect.isYes(dialect.upgrade(talk, patience.answer()));
  }
}
