package dev.haven.bench.workload;

import dev.haven.bench.client.Imap;
import dev.haven.bench.client.Wrong;
import dev.haven.bench.mail.Parcels;
import dev.haven.bench.report.Series;
import dev.haven.bench.report.Unit;
import dev.haven.bench.side.Side;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// IMAP on a mailbox of 1,000,000 messages, for our server alone: ten copies of the 100,000
/// letters.
public final class MillionFamily {
  private static final int LETTERS = 100_000;
  private static final int COPIES = 10;
  private static final String MAILBOX = "Million";

  private MillionFamily() {}

  public static List<Workload> all() {
    return List.of(
        new OfMillion("select", "SELECT " + MAILBOX),
        new OfMillion("noop-after-append", ""),
        new OfMillion("flags", "UID FETCH 1:* (FLAGS)"),
        new OfMillion("first-sync", "UID FETCH 1:* (UID FLAGS RFC822.SIZE INTERNALDATE)"),
        new OfMillion("search-unseen", "SEARCH UNSEEN"),
        new OfMillion("search-since", "SEARCH SINCE " + Checks.searchDate(LETTERS - 100)));
  }

  /// A command again and again; without one, NOOP after another session has appended.
  private record OfMillion(String kind, String command) implements Workload {
    @Override
    public String name() {
      return "imap/1000000/" + kind;
    }

    @Override
    public String about() {
      return command.isEmpty() ? "NOOP after one new message; ours only" : command + "; ours only";
    }

    @Override
    public Unit unit() {
      return Unit.SECONDS;
    }

    @Override
    public int rounds(int asked) {
      return Math.min(asked, 3);
    }

    @Override
    public Trial prepare(Stage stage, Side side) throws IOException, Unavailable {
      if (!side.ours()) {
        throw new Unavailable("measured for ours only");
      }
      stage.requireTimeFor(LETTERS);
      var person = People.reader(LETTERS);
      Library.fill(stage, side, person, LETTERS);
      var imap = Library.open(side, person);
      if (stage.first(side, MAILBOX)) {
        copy(imap);
      }
      imap.require("SELECT " + MAILBOX);
      var trial = new Trying(stage, imap, Library.open(side, person), command);
      trial.once();
      trial.once();
      return trial;
    }

    private static void copy(Imap imap) throws IOException {
      imap.require("CREATE " + MAILBOX);
      imap.require("SELECT INBOX");
      for (int i = 0; i < COPIES; i++) {
        imap.require("COPY 1:* " + MAILBOX);
      }
      imap.require("UNSELECT");
      if (imap.count(MAILBOX) != LETTERS * COPIES) {
        throw new Wrong(MAILBOX + " holds " + imap.count(MAILBOX));
      }
    }
  }

  private record Trying(Stage stage, Imap imap, Imap other, String command)
      implements Workload.Trial {
    private static final int TIMES = 5;

    void once() throws IOException {
      if (command.isEmpty()) {
        append();
      }
      run();
    }

    private void append() throws IOException {
      other.require(AppendFamily.command(MAILBOX, new Parcels(2 << 10), stage.parcels(1)));
    }

    private void run() throws IOException {
      var answer = imap.require(command.isEmpty() ? "NOOP" : command);
      if (answer.responses() == 0) {
        throw new Wrong("nothing was answered to " + command);
      }
    }

    @Override
    public Reading round(Meter meter) throws IOException {
      var times = new ArrayList<Double>();
      for (int i = 0; i < TIMES; i++) {
        if (command.isEmpty()) {
          append();
        }
        times.add(meter.time(this::run));
      }
      return new Reading(new Series(times).median(), TIMES);
    }

    @Override
    public void close() throws IOException {
      imap.close();
      other.close();
    }
  }
}
