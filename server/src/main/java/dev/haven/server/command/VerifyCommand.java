package dev.haven.server.command;

import dev.haven.server.control.Refused;
import dev.haven.server.json.JsonWriter;
import dev.haven.store.StoreException;
import dev.haven.store.journal.JournalOptions;
import dev.haven.store.journal.JournalVerifier;
import dev.haven.store.journal.VerifyReport;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "verify",
    description = {
      "Proves that no history was altered or lost: every checksum, every hash chain, every message.",
      "The server must not run."
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
    var report = verified(data.store());
    if (reply.json) {
      console.out().println(JsonWriter.plain(report));
    } else {
      print(report);
    }
    return report.clean() ? CommandLines.DONE : CommandLines.REFUSED;
  }

  private VerifyReport verified(Path store) throws Refused {
    var bar = new Bar(console, reply.json);
    try {
      return JournalVerifier.verify(store, JournalOptions.defaults(), bar);
    } catch (StoreException e) {
      throw new Refused(String.valueOf(e.getMessage()), e.remedy());
    } finally {
      bar.end();
    }
  }

  private void print(VerifyReport report) {
    for (var finding : report.findings()) {
      console.out().println(finding.where() + ": " + finding.what());
      console.out().println("  What to do: " + finding.remedy());
    }
    console
        .out()
        .printf(
            Locale.ROOT,
            "%s: %,d bytes, %,d entries, %,d items.%n",
            report.clean() ? "All is well" : "Damaged",
            report.bytes(),
            report.entries(),
            report.items());
  }
}
