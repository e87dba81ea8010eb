package dev.haven.directory;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;

class VerifiedMemoryTest {
  private static final InstantSource CLOCK = InstantSource.fixed(Instant.EPOCH);

  private final VerifiedMemory memory = new VerifiedMemory(Duration.ofMinutes(10), CLOCK);

  @Test
  void onlyTheSameThreeTogetherAreKnown() {
    memory.remember(memory.proof("account/1", "hash", "password"));
    assertTrue(memory.knows(memory.proof("account/1", "hash", "password")));
    assertFalse(memory.knows(memory.proof("account/2", "hash", "password")));
    assertFalse(memory.knows(memory.proof("account/1", "hash2", "password")));
    assertFalse(memory.knows(memory.proof("account/1", "hash", "Password")));
    assertFalse(memory.knows(memory.proof("account/1", "hashp", "assword")));
  }

  @Test
  void aProofMeansNothingToAnotherProcess() {
    var other = new VerifiedMemory(Duration.ofMinutes(10), CLOCK);
    assertNotEquals(memory.proof("a", "b", "c"), other.proof("a", "b", "c"));
  }

  @Test
  void itIsBoundedAndForgetsWhatWasUnusedLongest() {
    var first = memory.proof("account/0", "", "");
    var second = memory.proof("account/1", "", "");
    memory.remember(first);
    memory.remember(second);
    for (int i = 2; i < 20_000; i++) {
      memory.remember(memory.proof("account/" + i, "", ""));
    }
    assertTrue(memory.knows(first));
    memory.remember(memory.proof("account/20000", "", ""));
    assertTrue(memory.knows(first));
    assertFalse(memory.knows(second));
  }
}
