package dev.haven.server.command;

import dev.haven.server.control.Refused;

/// Understands the words of a command line, and turns what goes wrong into words and a status.
public final class CommandLines {
  static final int DONE = 0;
  static final int REFUSED = 1;

  private CommandLines() {}

  /// Runs one command, and gives its exit status.
  public static int run(Console console, String... arguments) {
    var serve = PlainServe.of(console, arguments);
    return serve.isPresent() ? serve(console, serve.get()) : WithLibrary.run(console, arguments);
  }

  private static int serve(Console console, ServeCommand command) {
    try {
      return command.call();
    } catch (Refused refused) {
      tell(console, refused);
    } catch (InterruptedException | RuntimeException bug) {
      bug.printStackTrace(console.err());
    }
    return REFUSED;
  }

  static void tell(Console console, Refused refused) {
    console.err().println("haven: " + refused.cause());
    if (!refused.remedy().isEmpty()) {
      console.err().println("  What to do: " + refused.remedy());
    }
  }
}
