package dev.haven.server.command;

import dev.haven.server.control.Refused;
import dev.haven.server.control.Request;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "public",
    description = "Accounts that are nobody's own: mailboxes for several people.",
    synopsisSubcommandLabel = "COMMAND",
    footerHeading = "%nExamples:%n",
    footer = {
      "  haven public add office@example.com",
      "  haven public grant office@example.com jane@example.com lrswipkxtean",
      "  haven public grant office@example.com @example.com lr --mailbox News",
      "  haven public grant office@example.com jane@example.com none   takes them back",
      "  haven public list --json"
    })
final class PublicCommand {
  private final Console console;

  PublicCommand(Console console) {
    this.console = console;
  }

  @Command(
      description = {
        "Adds a public account; its domain must be there. Nobody signs in to it.",
        "It receives mail at its address, and mail programs show it below Shared/."
      })
  int add(
      @Mixin Reply reply,
      @Parameters(paramLabel = "ADDRESS", description = "such as office@example.com")
          String address)
      throws Refused {
    return reply.ask(console, new Request.AddPublic(address));
  }

  @Command(description = "Lists public accounts, and who may do what with their mailboxes.")
  int list(@Mixin Reply reply) throws Refused {
    return reply.ask(console, new Request.ListPublic());
  }

  @Command(
      description = {
        "Gives rights on a mailbox of a public account, instead of those that were given before.",
        "l: it is listed, r: read, s: seen is kept, w: other flags, i: put messages in, p: post,",
        "k: make mailboxes below, x: delete it, t: mark messages deleted, e: remove those for good,",
        "n: annotate messages for everybody, a: give rights to others."
      })
  int grant(
      @Mixin Reply reply,
      @Option(
              names = "--mailbox",
              paramLabel = "NAME",
              defaultValue = "INBOX",
              description = "It is made if it is not there. Default: INBOX.")
          String mailbox,
      @Parameters(paramLabel = "ADDRESS", description = "of the public account") String address,
      @Parameters(
              paramLabel = "WHO",
              description = "an address, @ and a domain for everybody there, or anyone")
          String who,
      @Parameters(paramLabel = "RIGHTS", description = "such as lrs; none takes all away")
          String rights)
      throws Refused {
    return reply.ask(console, new Request.GrantPublic(address, mailbox, who, rights));
  }

  @Command(description = "Removes a public account and all its mail. This cannot be undone.")
  int remove(@Mixin Reply reply, @Parameters(paramLabel = "ADDRESS") String address)
      throws Refused {
    return reply.ask(console, new Request.RemoveAccount(address));
  }
}
