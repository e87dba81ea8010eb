package dev.haven.server.command;

import dev.haven.server.config.LogLevel;
import dev.haven.server.log.Log;

/// The program's way in.
public final class Main {
  private Main() {}

  public static void main(String[] arguments) {
    Log.begin(LogLevel.WARNING);
    System.exit(CommandLines.run(Console.ofProcess(), arguments));
  }
}
