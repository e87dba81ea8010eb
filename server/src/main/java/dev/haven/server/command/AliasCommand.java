package dev.haven.server.command;

import dev.haven.server.control.Refused;
import dev.haven.server.control.Request;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
    name = "alias",
    description = "Addresses whose mail goes to others.",
    synopsisSubcommandLabel = "COMMAND",
    footerHeading = "%nExamples:%n",
    footer = {
      "  haven alias add info@example.com jane@example.com john@example.com",
      "  haven alias add '*@example.com' jane@example.com     whatever has no address of its own",
      "  haven alias remove info@example.com"
    })
final class AliasCommand {
  private final Console console;

  AliasCommand(Console console) {
    this.console = console;
  }

  @Command(
      description =
          "Lets mail for an address go to others, as well as to those it goes to already.")
  int add(
      @Mixin Reply reply,
      @Parameters(paramLabel = "ALIAS", description = "*@DOMAIN is the domain's catch-all.")
          String alias,
      @Parameters(paramLabel = "TARGET", arity = "1..*", description = "Addresses of this server.")
          List<String> targets)
      throws Refused {
    return reply.ask(console, new Request.AddAlias(alias, targets));
  }

  @Command(description = "Lists all aliases.")
  int list(@Mixin Reply reply) throws Refused {
    return reply.ask(console, new Request.ListAliases());
  }

  @Command(description = "Removes an alias.")
  int remove(@Mixin Reply reply, @Parameters(paramLabel = "ALIAS") String alias) throws Refused {
    return reply.ask(console, new Request.RemoveAlias(alias));
  }
}
