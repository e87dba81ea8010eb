package dev.haven.server.command;

import dev.haven.server.config.Reference;
import dev.haven.server.control.Refused;
import dev.haven.server.json.JsonWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "config",
    description = "Prints the configuration that is in effect, defaults included.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  haven config",
      "  haven config --defaults >haven-data/haven.toml    a file to begin with, all explained"
    })
final class ConfigCommand implements Callable<Integer> {
  private final Console console;

  @Mixin Place place = new Place();

  @Option(names = "--json", description = "Answer in JSON.")
  boolean json;

  @Option(names = "--defaults", description = "Print every key with its description and default.")
  boolean defaults;

  ConfigCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Refused {
    if (defaults) {
      console.out().print(Reference.documented());
      console.out().flush();
      return CommandLines.DONE;
    }
    var configuration = place.require().configuration();
    console
        .out()
        .print(json ? JsonWriter.plain(configuration) + "\n" : Reference.effective(configuration));
    console.out().flush();
    return CommandLines.DONE;
  }
}
