package dev.haven.server.command;

import dev.haven.server.control.Refused;
import dev.haven.server.training.Effort;
import dev.haven.server.training.Ground;
import dev.haven.server.training.Training;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Comparator;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Starts a server in a temporary folder, does with it what is often done with one, and stops it.
///
/// The launcher runs this once after a build, for the JVM to note which classes that takes and how
/// its methods go (JEP 514, JEP 515). It fails if any answer is not as it should be.
@Command(
    name = "warm-up",
    hidden = true,
    description = "Does in a temporary folder what a usual server does.")
final class WarmUpCommand implements Callable<Integer> {
  private final Console console;

  @Option(
      names = "--effort",
      paramLabel = "PERCENT",
      defaultValue = "100",
      description = "How much of what is usual; everything is done once in any case.")
  int effort;

  WarmUpCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Refused, IOException, GeneralSecurityException {
    var folder = Files.createTempDirectory("haven-warm-up");
    try {
      warmUp(folder);
    } finally {
      delete(folder);
    }
    return CommandLines.DONE;
  }

  private void warmUp(Path folder) throws Refused, IOException, GeneralSecurityException {
    try (var ground = Ground.open(folder)) {
      Training.run(ground, Effort.of(effort), console.out()::println);
      var quiet = new Console(console.in(), console.err(), console.err(), false);
      var data = ground.data().toString();
      CommandLines.run(quiet, "status", "--data", data);
      CommandLines.run(quiet, "account", "list", "--json", "--data", data);
    }
  }

  private static void delete(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
