package dev.haven.server.command;

import dev.haven.server.Version;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

@Command(
    name = "haven",
    version = "Haven " + Version.TEXT,
    description = "A complete mail server.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      ServeCommand.class,
      StatusCommand.class,
      DoctorCommand.class,
      WhichCommand.class,
      RehearseCommand.class,
      DnsCommand.class,
      PortsCommand.class,
      SettingsCommand.class,
      AuditCommand.class,
      AccountCommand.class,
      SignInCommand.class,
      AliasCommand.class,
      PublicCommand.class,
      DomainCommand.class,
      QueueCommand.class,
      RelayCommand.class,
      CheckCommand.class,
      ConfigCommand.class,
      VerifyCommand.class,
      RebuildCommand.class,
      VersionCommand.class,
      CompletionCommand.class,
      WarmUpCommand.class,
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
      "  haven status                            what is listening, and what is not and why",
      "  haven doctor mail.example.com           why mail does not flow there, and what to do",
      "  haven rehearse --to ann@example.net     would our mail be taken there? sends none",
      "  haven which you@example.com             what to type into a mail program, of any provider",
      "  haven dns example.com                   what the DNS of a domain of yours has to say",
      "  haven settings jane@example.com         the same for an account here, as card, file or QR code",
      "  haven audit                             what of it is weak or about to break",
      "  haven test                              run every test of the project (with its sources)",
      "  haven bench                             measure it beside Postfix and Dovecot (likewise)"
    })
final class HavenCommand {
  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      scope = ScopeType.INHERIT,
      description = "Show this help.")
  boolean help;

  @Option(
      names = {"-V", "--version"},
      versionHelp = true,
      description = "Print the version.")
  boolean version;
}
