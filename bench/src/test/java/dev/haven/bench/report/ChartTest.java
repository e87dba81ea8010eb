package dev.haven.bench.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ChartTest {
  private static final Report REPORT =
      new Report(
          "2026-01-01",
          "a machine",
          "A & B",
          List.of("a setting"),
          List.of(
              row("both", Optional.of(score(1))),
              row("alone", Optional.empty()),
              row("failed", Optional.of(Score.absent("why <not>")))));

  private static Row row(String name, Optional<Score> theirs) {
    return new Row(name, Unit.PER_SECOND, score(10), theirs, 1, 4, 0);
  }

  private static Score score(double figure) {
    return new Score(new Series(List.of(figure)), 1, 1, 0, 1, 1, Optional.empty());
  }

  @Test
  void onlyWhatWasComparedIsInTheChart() {
    var svg = Chart.of(REPORT);
    assertTrue(svg.contains(">both<") && !svg.contains(">alone<") && !svg.contains(">failed<"));
    assertTrue(svg.contains("A &amp; B"));
  }

  @Test
  void theJsonHasEveryRoundAndParses() throws IOException {
    var text = Json.of(REPORT);
    int rounds = 0;
    try (var parser = new JsonFactory().createParser(text)) {
      for (var token = parser.nextToken(); token != null; token = parser.nextToken()) {
        rounds += token == JsonToken.START_ARRAY && "rounds".equals(parser.currentName()) ? 1 : 0;
      }
    }
    assertEquals(4, rounds, "three of ours, one of theirs");
  }
}
