package dev.haven.server.command;

import dev.haven.server.DataDirectory;
import dev.haven.server.control.Answer;
import dev.haven.server.control.Refused;
import dev.haven.server.control.RemoteAdministration;
import dev.haven.server.control.Request;
import dev.haven.store.StoreException;
import dev.haven.store.journal.JournalOptions;
import dev.haven.store.journal.JournalVerifier;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "verify",
    description = {
      "Proves that no history was altered or lost: every checksum, every hash chain, every message.",
      "A running server does it itself, up to what was durable when it began, while it goes on.",
      "Ctrl-C ends it."
    },
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {"0:all is well", "1:something is damaged, or the data cannot be read"})
final class VerifyCommand implements Callable<Integer> {
  private final Console console;

  @Mixin Reply reply = new Reply();

  VerifyCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Refused {
    var data = reply.place.require().data();
    data.requireSetUp();
    var report = verified(data);
    reply.show(console, report);
    return report.findings().isEmpty() ? CommandLines.DONE : CommandLines.REFUSED;
  }

  private Answer.Verified verified(DataDirectory data) throws Refused {
    var bar = new Bar(console, reply.json);
    try {
      var server = RemoteAdministration.find(data.path());
      return server.isPresent()
          ? byServer(server.get(), bar)
          : Answer.Verified.of(
              JournalVerifier.verify(data.store(), JournalOptions.defaults(), bar));
    } catch (StoreException e) {
      throw new Refused(String.valueOf(e.getMessage()), e.remedy());
    } finally {
      bar.end();
    }
  }

  private static Answer.Verified byServer(RemoteAdministration server, Bar bar) throws Refused {
    try (server) {
      return (Answer.Verified) server.ask(new Request.Verify(), bar);
    }
  }
}
