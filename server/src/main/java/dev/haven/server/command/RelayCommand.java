package dev.haven.server.command;

import dev.haven.server.config.Ways;
import dev.haven.server.control.Refused;
import dev.haven.server.control.Request;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "relay",
    description = "A server through which all mail is sent, where port 25 is closed.",
    synopsisSubcommandLabel = "COMMAND",
    footerHeading = "%nExamples:%n",
    footer = {
      "  haven relay set smtp.example.com:587 --user you@example.com",
      "  haven relay set smtp.example.com:465 --user you@example.com <password.txt",
      "  haven relay remove"
    })
final class RelayCommand {
  private static final int SUBMISSION = 587;
  private static final int SUBMISSIONS = 465;

  private final Console console;

  RelayCommand(Console console) {
    this.console = console;
  }

  @Command(
      description = {
        "Tries a relay out, and uses it from then on if it works.",
        "TLS with a good certificate is demanded; on port 465 from the first octet.",
        "The password is asked for at a terminal, else read from standard input (its first line)."
      })
  int set(
      @Mixin Reply reply,
      @Option(names = "--user", paramLabel = "NAME", defaultValue = "", description = "Sign in as.")
          String user,
      @Parameters(paramLabel = "HOST[:PORT]", description = "Port 587 if none is given.")
          String server)
      throws Refused {
    var place =
        Ways.place(server, SUBMISSION)
            .orElseThrow(
                () -> new Refused("\"" + server + "\" is no server", "write smtp.example.com:587"));
    var password = user.isEmpty() ? "" : password(user);
    return reply.ask(
        console,
        new Request.SetRelay(
            place.host(), place.port(), place.port() == SUBMISSIONS, user, password));
  }

  private String password(String user) throws Refused {
    return console
        .password("Password of " + user)
        .orElseThrow(() ->
            new Refused("there is no password", "type it, or give it as a line on standard input"));
  }

  @Command(description = "Shows the relay.")
  int show(@Mixin Reply reply) throws Refused {
    return reply.ask(console, new Request.ShowRelay());
  }

  @Command(description = "Sends mail to its recipients' servers again.")
  int remove(@Mixin Reply reply) throws Refused {
    return reply.ask(console, new Request.RemoveRelay());
  }
}
