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
import java.util.concurrent.CountDownLatch;
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
  public Integer call()
      throws Refused, IOException, GeneralSecurityException, InterruptedException {
    var folder = Files.createTempDirectory("haven-warm-up");
    try {
      warmUp(folder);
    } finally {
      delete(folder);
    }
    return CommandLines.DONE;
  }

  private void warmUp(Path folder)
      throws Refused, IOException, GeneralSecurityException, InterruptedException {
    var quiet = new Console(console.in(), console.err(), console.err(), false);
    try (var ground = Ground.open(folder)) {
      Training.run(ground, Effort.of(effort), console.out()::println);
      var data = ground.data().toString();
      CommandLines.run(quiet, "status", "--data", data);
      CommandLines.run(quiet, "account", "list", "--json", "--data", data);
    }
    startAgain(quiet, folder.resolve(Ground.TRAINED));
  }

  /// What most starts are: of a data directory that holds mail and a configuration.
  private static void startAgain(Console quiet, Path data) throws Refused, InterruptedException {
    var serve = PlainServe.of(quiet, "serve", "--data", data.toString()).orElseThrow();
    serve.serveUntil(new CountDownLatch(0), _ -> {});
  }

  private static void delete(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
