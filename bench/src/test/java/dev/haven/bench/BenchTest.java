package dev.haven.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

final class BenchTest {
  @Test
  void optionsAreReadAndPatternsAddUp() {
    var bench = new Bench();
    new CommandLine(bench)
        .parseArgs(
            "--only", "imap", "--only", "smtp/4k", "--rounds", "7", "--json", "f.json", "--quick");
    assertEquals(List.of("imap", "smtp/4k"), bench.only);
    assertEquals(Optional.of(7), bench.rounds);
    assertEquals(Optional.of(Path.of("f.json")), bench.json);
    assertTrue(bench.quick);
  }

  @Test
  void withoutOptionsEverythingIsMeasuredInRoundsOfTheUsualNumber() {
    var bench = new Bench();
    new CommandLine(bench).parseArgs();
    assertEquals(Optional.empty(), bench.rounds);
    assertEquals(List.of(), bench.only);
    assertEquals(Path.of("/var/tmp"), bench.dir);
  }

  @ParameterizedTest
  @ValueSource(strings = {"--nonsense", "--rounds=many", "--rounds=0", "--only=nothing"})
  void wrongUsageEndsWithTwo(String argument) {
    var said = new StringWriter();
    var line = new CommandLine(new Bench()).setErr(new PrintWriter(said));
    assertEquals(2, line.execute(argument));
  }

  @Test
  void helpNamesExitStatusAndExamples() {
    var help = new CommandLine(new Bench()).getUsageMessage();
    assertTrue(help.contains("Exit status:") && help.contains("Examples:"), help);
  }
}
