package dev.haven.bench.workload;

import dev.haven.bench.client.Crew;
import dev.haven.bench.side.Side;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.LongAdder;

/// Clients that do the same thing again and again for a while, all at once.
final class Spell {
  private static final Duration LONG = Duration.ofSeconds(2);
  private static final Duration SHORT = Duration.ofMillis(800);
  private static final Duration WARM_UP = Duration.ofSeconds(5);

  private Spell() {}

  /// One turn of a client.
  @FunctionalInterface
  interface Turn {
    void by(int client) throws IOException;
  }

  /// Done once before the rounds, so that both sides are warm, and the client too.
  static void warmUp(Stage stage, int clients, Turn turn) throws IOException {
    during(stage.quick() ? SHORT : WARM_UP, clients, turn);
  }

  /// The same, for what a server compiles that is used by nothing before it.
  ///
  /// @param work by its name, as [WarmUp#rounds] says
  static void warmUp(Stage stage, Side side, String work, int clients, Turn turn)
      throws IOException {
    if (stage.quick()) {
      warmUp(stage, clients, turn);
      return;
    }
    var rounds = LONG.multipliedBy((long) WarmUp.rounds(stage, side, work));
    during(rounds.compareTo(WARM_UP) > 0 ? rounds : WARM_UP, clients, turn);
  }

  /// Yields turns in a second.
  static Reading round(Stage stage, Meter meter, int clients, Turn turn) throws IOException {
    var turns = new LongAdder();
    double took =
        meter.time(() ->
            during(
                stage.quick() ? SHORT : LONG,
                clients,
                client -> {
                  turn.by(client);
                  turns.increment();
                }));
    return new Reading(turns.sum() / took, turns.sum());
  }

  private static void during(Duration duration, int clients, Turn turn) throws IOException {
    long end = System.nanoTime() + duration.toNanos();
    Crew.work(
        clients,
        client -> {
          do {
            turn.by(client);
          } while (System.nanoTime() < end);
        });
  }
}
