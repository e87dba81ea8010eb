package dev.haven.server.command;

import dev.haven.server.control.Refused;
import dev.haven.server.json.JsonWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "check",
    description = "Checks the configuration; tells every mistake with its line and column.",
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {"0:it is right", "1:it has mistakes, or cannot be read"})
final class CheckCommand implements Callable<Integer> {
  private final Console console;

  @Mixin Place place = new Place();

  @Option(names = "--json", description = "Answer in JSON.")
  boolean json;

  /// What was found, for programs.
  public record Checked(String file, List<Mistake> mistakes) {}

  public record Mistake(int line, int column, String text) {}

  CheckCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Refused {
    var found = place.look();
    var file = found.file().map(Path::toString).orElse("");
    if (json) {
      var mistakes =
          found.problems().stream()
              .map(p -> new Mistake(p.at().line(), p.at().column(), p.text()))
              .toList();
      console.out().println(JsonWriter.plain(new Checked(file, mistakes)));
    } else if (file.isEmpty()) {
      console.out().println("There is no configuration file; the defaults are in effect.");
    } else if (found.problems().isEmpty()) {
      console.out().println(file + " is right.");
    } else {
      found.problems().forEach(problem -> console.out().println(file + ":" + problem));
    }
    return found.problems().isEmpty() ? CommandLines.DONE : CommandLines.REFUSED;
  }
}
