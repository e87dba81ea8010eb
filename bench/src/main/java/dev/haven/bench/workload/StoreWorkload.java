package dev.haven.bench.workload;

import dev.haven.bench.client.Imap;
import dev.haven.bench.report.Series;
import dev.haven.bench.report.Unit;
import dev.haven.bench.side.Side;
import java.io.IOException;
import java.util.ArrayList;

/// A flag set on every message of the mailbox; taken away again, unmeasured, before the next time.
record StoreWorkload(int letters) implements Workload {
  private static final int TIMES = 5;
  private static final byte[] SET = Imap.command("STORE 1:* +FLAGS (\\Draft)");
  private static final byte[] UNSET = Imap.command("STORE 1:* -FLAGS.SILENT (\\Draft)");

  @Override
  public String name() {
    return "imap/" + letters + "/store";
  }

  @Override
  public String about() {
    return "STORE 1:* +FLAGS (\\Draft): a flag on every message";
  }

  @Override
  public Unit unit() {
    return Unit.SECONDS;
  }

  @Override
  public Trial prepare(Stage stage, Side side) throws IOException, Unavailable {
    stage.requireTimeFor(letters);
    var person = People.reader(letters);
    Library.fill(stage, side, person, letters);
    var imap = Library.open(side, person);
    imap.require("SELECT INBOX");
    for (int i = 0; i < TIMES; i++) {
      imap.require(SET);
      imap.require(UNSET);
    }
    return new Flags(imap, letters);
  }

  private record Flags(Imap imap, int letters) implements Trial {
    @Override
    public Reading round(Meter meter) throws IOException {
      var times = new ArrayList<Double>();
      for (int i = 0; i < TIMES; i++) {
        times.add(meter.time(() -> imap.require(SET)));
        imap.require(UNSET);
      }
      return new Reading(new Series(times).median(), TIMES);
    }

    @Override
    public void check() throws IOException {
      imap.require(SET);
      Checks.search(imap, "SEARCH DRAFT", letters, _ -> true);
      imap.require(UNSET);
      Checks.search(imap, "SEARCH DRAFT", letters, _ -> false);
      Checks.flags(imap, letters);
    }

    @Override
    public void close() throws IOException {
      imap.close();
    }
  }
}
