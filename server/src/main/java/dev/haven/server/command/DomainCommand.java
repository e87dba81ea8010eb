package dev.haven.server.command;

import dev.haven.server.control.Refused;
import dev.haven.server.control.Request;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "domain",
    description = "Domains whose mail this server takes.",
    synopsisSubcommandLabel = "COMMAND",
    footerHeading = "%nExamples:%n",
    footer = {"  haven domain add example.com", "  haven domain list --json"})
final class DomainCommand {
  private final Console console;

  DomainCommand(Console console) {
    this.console = console;
  }

  @Command(
      description = "Adds a domain. The first one stands for the server where no domain is named.")
  int add(
      @Mixin Reply reply,
      @Parameters(paramLabel = "DOMAIN", description = "such as example.com") String domain)
      throws Refused {
    return reply.ask(console, new Request.AddDomain(domain));
  }

  @Command(description = "Lists all domains.")
  int list(@Mixin Reply reply) throws Refused {
    return reply.ask(console, new Request.ListDomains());
  }

  @Command(
      description = "Removes a domain with its aliases; one that has accounts only if told so.")
  int remove(
      @Mixin Reply reply,
      @Option(
              names = "--with-accounts",
              description = "Remove its accounts and all their mail too. This cannot be undone.")
          boolean withAccounts,
      @Parameters(paramLabel = "DOMAIN") String domain)
      throws Refused {
    return reply.ask(console, new Request.RemoveDomain(domain, withAccounts));
  }
}
