package dev.haven.server.command;

import dev.haven.diagnosis.Report;
import dev.haven.server.control.Answer;
import dev.haven.server.control.Refused;
import dev.haven.server.control.Request;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "rehearse",
    description = {
      "What would become of a message: on its way out up to the other server's answer, or on its way"
          + " in up to the mailbox.",
      "Sends nothing and keeps nothing. Asks the server that runs."
    },
    exitCodeList = {"0:it would arrive", "1:there are findings", "2:it could not be rehearsed"},
    footer = {
      "  haven rehearse --to ann@example.net                would our mail be taken there?",
      "  haven rehearse --to ann@example.net --from you@example.com",
      "  haven rehearse --from bob@example.net --ip 192.0.2.7 --to you@example.com letter.eml",
      "  haven queue show 3j834ndtxhrjn --rehearse          a message that waits",
      "%nWhat each finding means is listed in docs/findings.md."
    })
final class RehearseCommand implements Callable<Integer> {
  private final Console console;

  @Mixin Place place = new Place();

  @Mixin ReportFace face = new ReportFace();

  @Option(
      names = "--to",
      required = true,
      split = ",",
      paramLabel = "ADDRESS",
      description = "Whom it is for; of mail that comes here also several.")
  List<String> to = List.of();

  @Option(
      names = "--from",
      paramLabel = "ADDRESS",
      defaultValue = "",
      description = "Who sends it. Default: nobody, as with a report (<>).")
  String from = "";

  @Option(
      names = "--ip",
      paramLabel = "ADDRESS",
      description = "Mail that comes here: the address of the server that brings it.")
  @Nullable String ip;

  @Option(
      names = "--helo",
      paramLabel = "NAME",
      defaultValue = "",
      description = "The name that this server gives itself. Default: its address in brackets.")
  String helo = "";

  @Parameters(
      arity = "0..1",
      paramLabel = "FILE",
      description =
          "The message that comes here, as it is on the wire or with this system's lines.")
  @Nullable Path file;

  RehearseCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Refused {
    return face.show(console, report(place, request()));
  }

  private Request.OfRehearsal request() throws Refused {
    if (ip == null && file == null) {
      if (to.size() > 1) {
        throw new Refused("one way at a time can be walked", "name one address with --to");
      }
      return new Request.RehearseDeparture(from, to.getFirst());
    }
    if (ip == null || file == null) {
      throw new Refused(
          "mail that comes here needs both, --ip and a file with the message",
          "for mail that leaves name --to alone");
    }
    var path = file.toAbsolutePath().normalize().toString();
    return new Request.RehearseArrival(from, ip, helo, to, path);
  }

  /// Asks the server.
  static Report report(Place place, Request.OfRehearsal request) throws Refused {
    try (var administration = place.administration()) {
      if (administration.ask(request) instanceof Answer.Rehearsed(var report)) {
        return report;
      }
      throw new Refused("the server answers something else", "restart it with this version");
    }
  }
}
