package dev.haven.wire;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class SpellTest {
  private final Spell spell = new Spell();

  @Test
  void isToldUntilThatCouldBeDone() {
    assertTrue(spell.failed(0));
    assertTrue(spell.failed(1));
    spell.told();
    assertFalse(spell.failed(2));
  }

  @Test
  void lastsAsLongAsSomethingFailsNowAndThen() {
    long now = -5;
    assertTrue(spell.failed(now));
    spell.told();
    for (int i = 0; i < 100; i++) {
      now += Spell.OVER.toNanos() - 1;
      assertFalse(spell.failed(now));
    }
  }

  @Test
  void isOverAfterAMinuteInWhichNothingFailed() {
    spell.failed(0);
    spell.told();
    assertTrue(spell.failed(Spell.OVER.toNanos()));
  }
}
