package dev.haven.server.trial;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What was acknowledged survives `kill -9` at any moment, and nothing comes twice.
class CrashTest {
  /// Seven are enough for every day; `-Dtrial.rounds=200` is for a night.
  private static final int ROUNDS = Integer.getInteger("trial.rounds", 7);

  /// Messages of a round, before it is ended.
  private static final int LEAST = 10;

  private static final String IN_CLEAR = "tls = \"none\"\nclear-sign-in = true\n";

  @TempDir Path folder;

  private final Ledgers ledgers = new Ledgers();

  @Test
  void whatWasAcknowledgedSurvivesKills() throws Exception {
    var site = Site.at(folder.resolve("data"), "", IN_CLEAR);
    site.people(Ledgers.addresses());
    var random = new Random(2);
    for (int round = 0; round < ROUNDS; round++) {
      try (var server = ServerProcess.start(site)) {
        assertAgreement(site, server, "at the start of round " + round);
        var load = new Load("round" + round);
        load.start(site, ledgers, random.nextLong());
        load.awaitTried(LEAST);
        LockSupport.parkNanos(Duration.ofMillis(300 + random.nextInt(1_200)).toNanos());
        server.kill();
        assertEquals(List.of(), load.await(), () -> "in round: " + server.logQuietly());
      }
      // Verifying recovers, as opening does: every other time the server meets the crash itself.
      if (round % 2 == 1) {
        assertEquals(List.of(), site.verify());
      }
    }
    try (var server = ServerProcess.start(site)) {
      assertAgreement(site, server, "at the end");
      server.kill();
    }
    assertEquals(List.of(), site.verify());
  }

  private void assertAgreement(Site site, ServerProcess server, String when) throws IOException {
    assertEquals(List.of(), ledgers.audit(site), () -> when + "\n" + server.logQuietly());
  }
}
