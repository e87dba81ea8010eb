package dev.haven.server.command;

import dev.haven.server.control.Answer;
import dev.haven.server.control.Refused;
import dev.haven.server.control.Request;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "queue",
    description = "Mail that waits to be sent.",
    synopsisSubcommandLabel = "COMMAND",
    footerHeading = "%nExamples:%n",
    footer = {
      "  haven queue list                        what waits, and for what",
      "  haven queue list @example.net --json",
      "  haven queue show 3j834ndtxhrjn          all that was tried for a message",
      "  haven queue show 3j834ndtxhrjn --rehearse     ... and would it be taken now?",
      "  haven queue retry all                   try everything now",
      "  haven queue pause example.net           send nothing there until: haven queue resume"
    })
final class QueueCommand {
  private static final String WHICH =
      "A message's id, @DOMAIN for all to a domain, an address for all from it, or all.";

  private final Console console;

  QueueCommand(Console console) {
    this.console = console;
  }

  @Command(description = "Lists messages, the oldest first.")
  int list(
      @Mixin Reply reply,
      @Option(
              names = "--from",
              paramLabel = "ADDRESS",
              defaultValue = "",
              description = "Only this sender's.")
          String from,
      @Option(names = "--held", description = "Only those that are held.") boolean held,
      @Mixin ListLength length,
      @Parameters(paramLabel = "WHICH", arity = "0..1", defaultValue = "all", description = WHICH)
          String which)
      throws Refused {
    return reply.ask(console, new Request.ListQueue(which, from, held, length.most));
  }

  @Command(description = "Shows a message with all that was tried and what was answered.")
  int show(
      @Mixin Reply reply,
      @Option(
              names = "--rehearse",
              description = "Walk its way too, up to the other server's answer; it is not sent.")
          boolean rehearse,
      @Parameters(paramLabel = "ID") String id)
      throws Refused {
    if (!rehearse
        || !(reply.ask(new Request.ShowQueued(id)) instanceof Answer.QueuedMessage shown)) {
      return reply.ask(console, new Request.ShowQueued(id));
    }
    var report = RehearseCommand.report(reply.place, new Request.RehearseQueued(id));
    reply.show(console, new Answer.QueuedMessage(shown.message(), Optional.of(report)));
    if (!reply.json) {
      console.out().println();
      new ReportText(console, false).lines(report).forEach(console.out()::println);
    }
    return report.isFine() ? CommandLines.DONE : ReportFace.FINDINGS;
  }

  @Command(description = "Tries messages now.")
  int retry(@Mixin Reply reply, @Parameters(paramLabel = "WHICH", description = WHICH) String which)
      throws Refused {
    return change(reply, "retry", which);
  }

  @Command(description = "Leaves messages alone until they are released.")
  int hold(@Mixin Reply reply, @Parameters(paramLabel = "WHICH", description = WHICH) String which)
      throws Refused {
    return change(reply, "hold", which);
  }

  @Command(description = "Lets held messages go.")
  int release(
      @Mixin Reply reply, @Parameters(paramLabel = "WHICH", description = WHICH) String which)
      throws Refused {
    return change(reply, "release", which);
  }

  @Command(description = "Gives messages up. This cannot be undone.")
  int drop(
      @Mixin Reply reply,
      @Option(names = "--bounce", description = "Tell their senders.") boolean bounce,
      @Parameters(paramLabel = "WHICH", description = WHICH) String which)
      throws Refused {
    return change(reply, bounce ? "bounce" : "drop", which);
  }

  private int change(Reply reply, String action, String which) throws Refused {
    return reply.ask(console, new Request.ChangeQueue(action, which));
  }

  @Command(description = "Sends nothing more to a domain, or nothing at all.")
  int pause(
      @Mixin Reply reply, @Parameters(paramLabel = "DOMAIN", description = "or all") String domain)
      throws Refused {
    return reply.ask(console, new Request.PauseQueue(domain, true));
  }

  @Command(description = "Ends a pause.")
  int resume(
      @Mixin Reply reply, @Parameters(paramLabel = "DOMAIN", description = "or all") String domain)
      throws Refused {
    return reply.ask(console, new Request.PauseQueue(domain, false));
  }
}
