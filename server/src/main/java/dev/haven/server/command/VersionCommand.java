package dev.haven.server.command;

import dev.haven.server.Version;
import dev.haven.server.json.JsonWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "version", description = "Prints the version.")
final class VersionCommand implements Callable<Integer> {
  private final Console console;

  @Option(names = "--json", description = "Answer in JSON.")
  boolean json;

  /// What runs, for programs.
  public record Versions(String haven, String java) {}

  VersionCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    var java = Runtime.version().toString();
    console
        .out()
        .println(
            json
                ? JsonWriter.plain(new Versions(Version.TEXT, java))
                : "Haven " + Version.TEXT + " on Java " + java);
    return CommandLines.DONE;
  }
}
