package dev.haven.server.command;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/// What is said of words that are no command: what is wrong, how the command is written, and what
/// may have been meant. The library's own answer is its whole help, in which the mistake drowns.
final class Misuse implements CommandLine.IParameterExceptionHandler {
  private final Console console;

  Misuse(Console console) {
    this.console = console;
  }

  @Override
  public int handleParseException(ParameterException wrong, String[] words) {
    var command = wrong.getCommandLine();
    var err = console.err();
    if (lacksCommand(wrong)) {
      command.usage(err);
    } else {
      err.println("haven: " + cause(wrong));
      err.print("  Usage: " + command.getHelp().synopsis("  Usage: ".length()));
      err.println("  What to do: " + remedy(wrong));
    }
    err.flush();
    return command.getCommandSpec().exitCodeOnInvalidInput();
  }

  /// `haven account` alone: what is wanted then is the list of its commands.
  private static boolean lacksCommand(ParameterException wrong) {
    return wrong instanceof MissingParameterException missing
        && missing.getMissing().isEmpty()
        && !wrong.getCommandLine().getSubcommands().isEmpty();
  }

  private static String cause(ParameterException wrong) {
    var name = name(wrong);
    if (wrong instanceof UnmatchedArgumentException unmatched) {
      var first = unmatched.getUnmatched().getFirst();
      if (unmatched.isUnknownOption()) {
        return name + " has no option " + first;
      }
      return wrong.getCommandLine().getSubcommands().isEmpty()
          ? "'" + first + "' is more than " + name + " takes"
          : "there is no command " + name + " " + first;
    }
    var text = String.valueOf(wrong.getMessage());
    int reason = text.indexOf(": ") + 2;
    if (wrong.getArgSpec() != null && text.startsWith("Invalid value for ")) {
      return label(wrong.getArgSpec()) + ": " + text.substring(reason);
    }
    var bare = text.startsWith("Error: ") ? text.substring(reason) : text;
    return Character.toLowerCase(bare.charAt(0)) + bare.substring(1);
  }

  private static String label(ArgSpec argument) {
    return argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
  }

  private static String remedy(ParameterException wrong) {
    var name = name(wrong);
    var last = wrong.getCommandLine().getSubcommands().isEmpty();
    var all =
        "haven help"
            + name.substring("haven".length())
            + (last ? " explains it" : " lists what there is");
    var meant =
        wrong instanceof UnmatchedArgumentException unmatched
            ? meant(unmatched)
            : List.<String>of();
    return meant.isEmpty() ? all : "write " + String.join(" or ", meant) + "; " + all;
  }

  /// The library finds something similar to any word; what begins with another letter is not meant.
  private static List<String> meant(UnmatchedArgumentException unmatched) {
    var typed = bare(unmatched.getUnmatched().getFirst());
    var letter = typed.isEmpty() ? typed : typed.substring(0, 1);
    return unmatched.getSuggestions().stream()
        .map(similar -> similar.substring(similar.lastIndexOf(' ') + 1))
        .filter(similar -> bare(similar).startsWith(letter))
        .toList();
  }

  private static String bare(String word) {
    int start = 0;
    while (start < word.length() - 1 && word.charAt(start) == '-') {
      start++;
    }
    return word.substring(start);
  }

  private static String name(ParameterException wrong) {
    return wrong.getCommandLine().getCommandSpec().qualifiedName();
  }
}
