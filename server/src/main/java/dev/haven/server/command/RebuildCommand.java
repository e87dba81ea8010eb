package dev.haven.server.command;

import dev.haven.server.control.Answer;
import dev.haven.server.control.Refused;
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
}
