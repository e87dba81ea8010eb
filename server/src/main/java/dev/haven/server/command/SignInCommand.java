package dev.haven.server.command;

import dev.haven.server.config.Amounts;
import dev.haven.server.control.Refused;
import dev.haven.server.control.Request;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "signin",
    description = "Who signed in, and who could not and why.",
    synopsisSubcommandLabel = "COMMAND",
    footerHeading = "%nExamples:%n",
    footer = {
      "  haven signin list jane@example.com             why can she not sign in?",
      "  haven signin list --failed --since 1d",
      "  haven signin list --from 192.0.2.0/24 --json",
      "%nWhat each outcome means is listed in docs/findings.md (HV-SIGN)."
    })
final class SignInCommand {
  private final Console console;

  SignInCommand(Console console) {
    this.console = console;
  }

  @Command(
      description = {
        "Lists sign-ins of the last 30 days, the latest first, each refusal with its remedy.",
        "Those that are alike are one line."
      })
  int list(
      @Mixin Reply reply,
      @Option(
              names = "--since",
              paramLabel = "TIME",
              defaultValue = "",
              description = "Not before: 2h, 3d, or a day such as 2026-05-01 (UTC).")
          String since,
      @Option(names = "--failed", description = "Only those that were refused.") boolean failed,
      @Option(
              names = "--from",
              paramLabel = "ADDRESS",
              defaultValue = "",
              description = "Only from this address or network.")
          String from,
      @Mixin ListLength length,
      @Parameters(
              paramLabel = "ACCOUNT",
              arity = "0..1",
              defaultValue = "",
              description = "Only those that were meant for it, or typed so.")
          String account)
      throws Refused {
    var earliest = since.isEmpty() ? Optional.<Instant>empty() : Optional.of(instant(since));
    return reply.ask(
        console, new Request.ListSignIns(account, earliest, failed, from, length.most));
  }

  private static Instant instant(String since) throws Refused {
    var ago = Amounts.duration(since);
    if (ago.isPresent()) {
      return Clock.systemUTC().instant().minus(ago.get());
    }
    try {
      return LocalDate.parse(since).atStartOfDay(ZoneOffset.UTC).toInstant();
    } catch (DateTimeParseException _) {
      throw new Refused("'" + since + "' is no time", "write 2h, 3d, or 2026-05-01");
    }
  }
}
