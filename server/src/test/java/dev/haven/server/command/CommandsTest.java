package dev.haven.server.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.haven.server.DataDirectory;
import dev.haven.server.Server;
import dev.haven.server.Settings;
import dev.haven.server.control.Refused;
import dev.haven.testkit.Golden;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/// The command line, by transcripts. Those of `commands/both` are run twice: while a server runs
/// and while none does; the answers are the same.
class CommandsTest {
  private static final Path TRANSCRIPTS = Path.of("src/test/resources/commands");

  @TempDir private Path folder;

  @TestFactory
  Stream<DynamicTest> theAnswersAreTheSameWhetherAServerRunsOrNot() throws IOException {
    return files("both")
        .flatMap(file ->
            Stream.of(
                dynamicTest(file.getFileName() + ", server running", () -> running(file)),
                dynamicTest(file.getFileName() + ", server stopped", () -> stopped(file))));
  }

  @TestFactory
  Stream<DynamicTest> commandsThatNeedTheDataForThemselves() throws IOException {
    return files("stopped")
        .map(file -> dynamicTest(file.getFileName().toString(), () -> stopped(file)));
  }

  @TestFactory
  Stream<DynamicTest> commandsWithAServerThatRuns() throws IOException {
    return files("running")
        .map(file -> dynamicTest(file.getFileName().toString(), () -> running(file)));
  }

  @TestFactory
  Stream<DynamicTest> commandsThatNeedNoServer() throws IOException {
    return files("alone")
        .map(file -> dynamicTest(file.getFileName().toString(), () -> alone(file)));
  }

  @Test
  void theManualIsUpToDate() throws IOException {
    var manual = new StringWriter();
    manual.write("# The commands of haven\n\nGenerated from their own help.\n");
    describe(WithLibrary.of(console(manual)), "#", manual);
    Golden.assertMatches(Path.of("../docs/commands.md"), manual.toString());
  }

  private static void describe(CommandLine command, String level, StringWriter manual) {
    if (command.getCommandSpec().usageMessage().hidden()) {
      return;
    }
    manual.write("\n" + level + "# " + command.getCommandSpec().qualifiedName() + "\n\n```text\n");
    manual.write(
        command
            .getUsageMessage(Ansi.OFF)
            .lines()
            .map(String::stripTrailing)
            .collect(Collectors.joining("\n", "", "\n```\n")));
    command.getSubcommands().values().forEach(inner -> describe(inner, level + "#", manual));
  }

  private static Console console(StringWriter out) {
    return new Console(
        new BufferedReader(new StringReader("")),
        new PrintWriter(new StringWriter(), true),
        new PrintWriter(out, true),
        false);
  }

  @Test
  void theWarmUpDoesEverythingAtLeastOnce() {
    var err = new StringWriter();
    assertEquals(0, CommandLines.run(console(err), "warm-up", "--effort", "0"), err::toString);
    assertTrue(
        err.toString().contains(", listening after "), "it starts again on what it has made");
  }

  private static Stream<Path> files(String kind) throws IOException {
    try (var files = Files.list(TRANSCRIPTS.resolve(kind))) {
      return files.sorted().toList().stream();
    }
  }

  private void running(Path file) throws IOException, Refused {
    var data = data(file, "running");
    try (var server = start(data)) {
      new CommandTranscript(file, data, true).replay();
      assertEquals(10, server.status().listeners().size());
    }
  }

  private void stopped(Path file) throws IOException, Refused {
    var data = data(file, "stopped");
    start(data).close();
    new CommandTranscript(file, data, false).replay();
  }

  private void alone(Path file) throws IOException {
    new CommandTranscript(file, Files.createDirectories(data(file, "alone")), false).replay();
  }

  private Path data(Path file, String how) {
    return folder.resolve(how + "-" + file.getFileName());
  }

  private static Server start(Path data) throws Refused {
    return Server.start(new DataDirectory(data), Settings.freePorts(), "you@example.com");
  }
}
