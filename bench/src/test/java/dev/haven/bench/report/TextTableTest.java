package dev.haven.bench.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class TextTableTest {
  private static final Row ROW =
      new Row(
          "imap/10/select",
          Unit.SECONDS,
          score(0.1, 0.001, 0.002, 0.003),
          Optional.of(score(0.1, 0.004, 0.004, 0.003)),
          1_000,
          4,
          0.5);

  private static Score score(double client, Double... figures) {
    return new Score(
        new Series(Arrays.asList(figures)), 0.3, 300, client, 1, 3 << 20, Optional.empty());
  }

  @Test
  void aRowHasFiguresRatiosProcessorTimeMemoryAndNoise() {
    assertEquals(
        "| imap/10/select | 2.00 ms | 4.00 ms | 2.00 (1.00–4.00) | 0.30 s | 0.30 s | 1.00 ms"
            + " | 1.00 ms | 1.00 | 3.00 MiB | 3.00 MiB | 1,000 | 50% | others used 50% |",
        TextTable.markdown(List.of(ROW)).lines().toList().getLast());
  }

  @Test
  void columnsOfThePlainTableStandInLine() {
    var lines = TextTable.plain(List.of(ROW, ROW)).lines().toList();
    assertEquals(lines.get(1), lines.get(2));
    assertEquals(lines.get(0).indexOf("ours") + 4, lines.get(1).indexOf("2.00 ms") + 7);
  }

  @Test
  void aClientThatUsedMoreThanHalfIsSaid() {
    var row = new Row("w", Unit.SECONDS, score(0.9, 1.0), Optional.empty(), 1, 4, 0);
    assertEquals(List.of("ours: client used 75% of the CPU"), row.remarks());
  }

  @Test
  void aClientThatHadHalfOfTheMachineHeldTheServer() {
    var row = new Row("w", Unit.SECONDS, score(1.1, 1.0), Optional.empty(), 1, 2, 0);
    assertEquals(List.of("ours: held by the client; client used 79% of the CPU"), row.remarks());
  }

  @Test
  void aSideWithoutFiguresHasTheReasonInTheRow() {
    var row =
        new Row(
            "w",
            Unit.SECONDS,
            score(0, 1.0),
            Optional.of(Score.absent("SORT is not offered")),
            1,
            4,
            0);
    assertTrue(row.advantage().isEmpty());
    assertTrue(TextTable.line(row).contains("theirs: SORT is not offered"));
  }
}
