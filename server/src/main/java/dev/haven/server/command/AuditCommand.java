package dev.haven.server.command;

import dev.haven.diagnosis.Catalogue;
import dev.haven.diagnosis.Entry;
import dev.haven.server.control.Answer;
import dev.haven.server.control.Refused;
import dev.haven.server.control.Request;
import dev.haven.server.json.JsonWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "audit",
    description = {
      "Lists everything of this server that is weak or about to break, on one page.",
      "Works with the server running or not; running it can say more."
    },
    exitCodeOnExecutionException = 2,
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:nothing is weak, or nothing new",
      "1:there are findings",
      "2:it could not be done"
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  haven audit",
      "  haven audit --changes      for cron: tells only what is new since it was last run so",
      "%nWhat each finding means is listed in docs/findings.md."
    })
final class AuditCommand implements Callable<Integer> {
  private static final int FINDINGS = 1;

  private final Console console;

  @Mixin Reply reply = new Reply();

  @Option(
      names = "--changes",
      description = "Only what is new, and what is gone, since the last time with this option.")
  boolean changes;

  @Option(
      names = {"-v", "--verbose"},
      description = "Show all that was looked at.")
  boolean verbose;

  AuditCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Refused {
    if (!(reply.ask(new Request.Audit(changes)) instanceof Answer.Audited audited)) {
      throw new Refused("the server does not audit itself", "see its log");
    }
    boolean quiet = changes && audited.report().isFine() && audited.gone().isEmpty();
    if (reply.json) {
      console.out().println(JsonWriter.plain(audited));
    } else if (!quiet) {
      show(audited);
    }
    return audited.report().isFine() ? CommandLines.DONE : FINDINGS;
  }

  private void show(Answer.Audited audited) {
    new ReportText(console, verbose).lines(audited.report()).forEach(console.out()::println);
    for (var key : audited.gone()) {
      int space = key.indexOf(' ');
      var id = space < 0 ? key : key.substring(0, space);
      var title = Catalogue.of(id).map(Entry::title).orElse("");
      console.out().println("Gone: " + key + " (" + title + ")");
    }
  }
}
