package dev.haven.server.command;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(name = "help", description = "Explains a command, such as: haven help account add")
final class HelpCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(paramLabel = "COMMAND", arity = "0..*", description = "The command's words.")
  List<String> words = List.of();

  @Spec CommandSpec spec = CommandSpec.create();

  HelpCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    var command = spec.root().commandLine();
    for (var word : words) {
      command = inner(command, word);
    }
    command.usage(console.out());
    return CommandLines.DONE;
  }

  private static CommandLine inner(CommandLine command, String word) {
    var found = command.getSubcommands().get(word);
    if (found == null) {
      throw new ParameterException(command, "There is no command " + word + " here");
    }
    return found;
  }
}
