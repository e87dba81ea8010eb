package dev.haven.server.command;

import dev.haven.server.control.Answer;
import dev.haven.server.control.Refused;
import dev.haven.server.json.JsonWriter;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/// Understands the words of a command line, and turns what goes wrong into words and a status.
public final class CommandLines {
  static final int DONE = 0;
  static final int REFUSED = 1;

  private static final int WIDTH = 100;

  private CommandLines() {}

  /// Runs one command, and gives its exit status.
  public static int run(Console console, String... arguments) {
    return of(console).execute(arguments);
  }

  static CommandLine of(Console console) {
    var line = new CommandLine(new HavenCommand(), new Commands(console));
    line.setOut(console.out());
    line.setErr(console.err());
    line.setColorScheme(
        CommandLine.Help.defaultColorScheme(console.terminal() ? Ansi.ON : Ansi.OFF));
    line.setUsageHelpWidth(WIDTH);
    line.setExecutionExceptionHandler((thrown, failed, _) -> failed(console, thrown, failed));
    return line;
  }

  private static int failed(Console console, Exception thrown, CommandLine command)
      throws Exception {
    if (!(thrown instanceof Refused refused)) {
      throw thrown;
    }
    if (wantsJson(command)) {
      console
          .out()
          .println(JsonWriter.plain(new Answer.NotDone(refused.cause(), refused.remedy())));
    } else {
      console.err().println("haven: " + refused.cause());
      if (!refused.remedy().isEmpty()) {
        console.err().println("  What to do: " + refused.remedy());
      }
    }
    return command.getCommandSpec().exitCodeOnExecutionException();
  }

  private static boolean wantsJson(CommandLine command) {
    return command.getParseResult() != null && command.getParseResult().hasMatchedOption("--json");
  }

  /// Makes each command with the console it speaks through.
  private record Commands(Console console) implements CommandLine.IFactory {
    @Override
    public <K> K create(Class<K> type) throws Exception {
      for (var constructor : type.getDeclaredConstructors()) {
        if (List.of(constructor.getParameterTypes()).equals(List.of(Console.class))) {
          return type.cast(constructor.newInstance(console));
        }
      }
      return CommandLine.defaultFactory().create(type);
    }
  }
}
