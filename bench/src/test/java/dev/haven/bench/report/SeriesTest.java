package dev.haven.bench.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

final class SeriesTest {
  @Test
  void theMedianOfAnOddNumberIsTheMiddleOne() {
    assertEquals(3, series(9, 1, 3).median());
  }

  @Test
  void theMedianOfAnEvenNumberLiesBetweenTheTwoInTheMiddle() {
    assertEquals(4, series(9, 1, 3, 5).median());
  }

  @Test
  void aSeriesOfNothingHasMedianZero() {
    assertEquals(0, Series.NONE.median());
  }

  @Test
  void leastAndMostAreOfAllRounds() {
    assertEquals(1, series(9, 1, 3).least());
    assertEquals(9, series(9, 1, 3).most());
  }

  @Test
  void sidesAreComparedRoundByRound() {
    var ratios = series(100, 200).advantage(series(10, 100), Unit.PER_SECOND).orElseThrow();
    assertEquals(List.of(10.0, 2.0), ratios.values());
  }

  @Test
  void ofTimesTheShorterIsBetter() {
    var ratios = series(0.1).advantage(series(0.4), Unit.SECONDS).orElseThrow();
    assertEquals(4, ratios.median(), 1e-9);
  }

  @Test
  void nothingIsComparedWithNothing() {
    assertTrue(series(1).advantage(Series.NONE, Unit.SECONDS).isEmpty());
  }

  private static Series series(double... values) {
    return new Series(java.util.Arrays.stream(values).boxed().toList());
  }
}
