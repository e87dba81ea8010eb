package dev.haven.server.command;

import dev.haven.server.control.Answer;
import dev.haven.server.control.Refused;
import dev.haven.server.json.JsonWriter;
import java.util.List;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/// Every command as picocli understands it. Apart from [CommandLines], so that a start need not
/// load it.
final class WithLibrary {
  private static final int WIDTH = 100;

  private WithLibrary() {}

  static int run(Console console, String... arguments) {
    return of(console).execute(arguments);
  }

  static CommandLine of(Console console) {
    var line = new CommandLine(new HavenCommand(), new Commands(console));
    line.setOut(console.out());
    line.setErr(console.err());
    line.setColorScheme(
        CommandLine.Help.defaultColorScheme(console.terminal() ? Ansi.ON : Ansi.OFF));
    line.setUsageHelpWidth(WIDTH);
    numbers(line);
    line.setParameterExceptionHandler(new Misuse(console));
    line.setExecutionExceptionHandler((thrown, failed, _) -> failed(console, thrown, failed));
    return line;
  }

  /// Whoever types a word for a number is told so, without the names of Java's types.
  private static void numbers(CommandLine line) {
    line.registerConverter(int.class, text -> number(text, Integer::valueOf));
    line.registerConverter(Integer.class, text -> number(text, Integer::valueOf));
    line.registerConverter(Long.class, text -> number(text, Long::valueOf));
  }

  private static <N extends Number> N number(String text, Function<String, N> valueOf) {
    try {
      return valueOf.apply(text);
    } catch (NumberFormatException e) {
      throw new CommandLine.TypeConversionException(
          "'" + text + "' is no number that is possible here");
    }
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
      CommandLines.tell(console, refused);
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
