package dev.haven.server.command;

import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
    name = "completion",
    description = "Prints a script that completes haven's commands in bash and zsh.",
    footerHeading = "%nExample, for this shell:%n",
    footer = "  source <(haven completion)")
final class CompletionCommand implements Callable<Integer> {
  private final Console console;

  @Spec CommandSpec spec = CommandSpec.create();

  CompletionCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    console.out().print(AutoComplete.bash("haven", spec.root().commandLine()));
    console.out().flush();
    return CommandLines.DONE;
  }
}
