package dev.haven.bench.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class UnitTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          SECONDS    | 0.0000004   | 0.40 µs
          SECONDS    | 0.00012     | 120 µs
          SECONDS    | 0.0123      | 12.3 ms
          SECONDS    | 4.5         | 4.50 s
          PER_SECOND | 12345.6     | 12,346/s
          PER_SECOND | 3.14159     | 3.14/s
          BYTES      | 512         | 512 B
          BYTES      | 12288       | 12.0 KiB
          BYTES      | 167772160   | 160 MiB
          """)
  void figuresAreWrittenInTheUnitThatFits(Unit unit, double value, String text) {
    assertEquals(text, unit.text(value));
  }
}
