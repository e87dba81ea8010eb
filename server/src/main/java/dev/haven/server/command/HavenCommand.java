package dev.haven.server.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

@Command(
    name = "haven",
    mixinStandardHelpOptions = true,
    version = "Haven " + dev.haven.server.Version.TEXT,
    description = "A complete mail server.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      ServeCommand.class,
      StatusCommand.class,
      AccountCommand.class,
      AliasCommand.class,
      DomainCommand.class,
      CheckCommand.class,
      ConfigCommand.class,
      RebuildCommand.class,
      VersionCommand.class,
      CompletionCommand.class,
      RehearseCommand.class,
      HelpCommand.class
    },
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:done",
      "1:refused or failed; the reason is on standard error",
      "2:wrong usage"
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  haven serve --account you@example.com   run the server; sets itself up the first time",
      "  haven account add jane@example.com      add an account",
      "  haven alias add info@example.com jane@example.com",
      "  haven status                            what is listening, and what is not and why"
    })
final class HavenCommand {}
