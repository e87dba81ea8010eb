package dev.haven.server.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.haven.server.control.Answer;
import java.io.BufferedReader;
import java.io.PrintWriter;
import java.io.Reader;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReplyTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0 | 0 | 0 | All is well: 0 bytes, 0 entries, 0 items.",
        "1 | 1 | 1 | All is well: 1 byte, 1 entry, 1 item.",
        "1000 | 2 | 21 | All is well: 1,000 bytes, 2 entries, 21 items.",
      })
  void oneOfAThingIsNoneOfMany(long bytes, long entries, long items, String line) {
    var out = new StringWriter();
    var printer = new PrintWriter(out);
    var console = new Console(new BufferedReader(Reader.nullReader()), printer, printer, false);
    new Reply().show(console, new Answer.Verified(bytes, entries, items, List.of()));
    assertEquals(line, out.toString().strip());
  }
}
