package dev.haven.server.command;

import dev.haven.server.control.Refused;
import dev.haven.server.control.RemoteAdministration;
import dev.haven.server.control.Request;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "status",
    description = "Shows how the running server is: its ports, its certificate, refused sign-ins.",
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {"0:the server runs", "1:it does not, or cannot be asked"})
final class StatusCommand implements Callable<Integer> {
  private final Console console;

  @Mixin Reply reply = new Reply();

  StatusCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Refused {
    var data = reply.place.look().data();
    try (var server =
        RemoteAdministration.find(data.path())
            .orElseThrow(() ->
                new Refused(
                    "no server runs on " + data.path(),
                    "start one with: haven serve, or name its data directory with --data"))) {
      reply.show(console, server.ask(new Request.ShowStatus()));
    }
    return CommandLines.DONE;
  }
}
