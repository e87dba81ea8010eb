package dev.haven.server.command;

import dev.haven.server.DataDirectory;
import dev.haven.server.control.Answer;
import dev.haven.server.control.Refused;
import dev.haven.server.control.RemoteAdministration;
import dev.haven.store.StoreException;
import dev.haven.store.journal.JournalOptions;
import dev.haven.store.journal.JournalRebuild;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "rebuild",
    description = {
      "Makes the index again from the journal alone, for when it is lost or damaged.",
      "The server must not run. Nothing is lost if this is stopped half-way."
    })
final class RebuildCommand implements Callable<Integer> {
  private final Console console;

  @Mixin Reply reply = new Reply();

  RebuildCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Refused {
    var data = reply.place.require().data();
    data.requireSetUp();
    requireStopped(data);
    var bar = new Bar(console, reply.json);
    try {
      JournalRebuild.run(data.store(), JournalOptions.defaults(), bar);
    } catch (StoreException e) {
      throw new Refused(String.valueOf(e.getMessage()), e.remedy());
    } finally {
      bar.end();
    }
    reply.show(console, new Answer.Done("The index is made again from the journal"));
    return CommandLines.DONE;
  }

  private static void requireStopped(DataDirectory data) throws Refused {
    try (var server = RemoteAdministration.find(data.path()).orElse(null)) {
      if (server != null) {
        throw new Refused(
            "a server runs on " + data.path() + " and uses the index",
            "stop it, rebuild, start it again; haven verify tells whether that is needed");
      }
    }
  }
}
