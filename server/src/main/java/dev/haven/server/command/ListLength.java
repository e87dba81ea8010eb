package dev.haven.server.command;

import picocli.CommandLine.Option;

/// How long a list may become that grows with the mail.
final class ListLength {
  @Option(
      names = "--most",
      paramLabel = "N",
      defaultValue = "100",
      description = "At most so many. Default: 100.")
  int most;
}
