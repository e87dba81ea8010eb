package dev.haven.bench.workload;

import dev.haven.bench.client.Answer;
import dev.haven.bench.client.Imap;
import dev.haven.bench.client.Wrong;
import dev.haven.bench.report.Series;
import dev.haven.bench.report.Unit;
import dev.haven.bench.side.Side;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;

/// One IMAP command, again and again, on a mailbox that is selected.
///
/// @param letters how many the mailbox has
/// @param wanted a capability without which a side is passed over; empty for none
/// @param before a command that goes before each, without being timed; empty for none
record CommandWorkload(
    int letters,
    String kind,
    String command,
    String what,
    Check contents,
    String wanted,
    String before)
    implements Workload {
  private static final int FEWEST = 3;
  private static final int MOST = 400;
  private static final double ROUND = seconds(Duration.ofMillis(400));
  private static final double WARM_UP = seconds(Duration.ofMillis(1_500));

  /// Runs the command once more and compares what it says with the letters.
  @FunctionalInterface
  interface Check {
    void on(Imap imap, int letters) throws IOException;
  }

  CommandWorkload(int letters, String kind, String command, String what, Check contents) {
    this(letters, kind, command, what, contents, "", "");
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1e3;
  }

  CommandWorkload wanting(String capability) {
    return new CommandWorkload(letters, kind, command, what, contents, capability, before);
  }

  CommandWorkload after(String other) {
    return new CommandWorkload(letters, kind, command, what, contents, wanted, other);
  }

  @Override
  public String name() {
    return "imap/" + letters + "/" + kind;
  }

  @Override
  public String about() {
    return command + ": " + what;
  }

  @Override
  public Unit unit() {
    return Unit.SECONDS;
  }

  @Override
  public Trial prepare(Stage stage, Side side) throws IOException, Unavailable {
    stage.requireTimeFor(letters);
    var person = People.reader(letters);
    var imap = Library.open(side, person);
    try {
      if (!wanted.isEmpty() && !imap.offers(wanted)) {
        throw new Unavailable(wanted + " is not offered");
      }
      Library.fill(stage, side, person, letters);
      imap.require("SELECT INBOX");
      var trial = new Commands(imap, Imap.command(command), stage.quick() ? ROUND / 3 : ROUND);
      trial.repeat(stage.quick() ? WARM_UP / 4 : WARM_UP);
      return trial;
    } catch (IOException | Unavailable e) {
      imap.close();
      throw e;
    }
  }

  private final class Commands implements Trial {
    private final Imap imap;
    private final byte[] bytes;
    private final double enough;
    private Answer last = new Answer("", -1, -1, -1);

    Commands(Imap imap, byte[] bytes, double enough) {
      this.imap = imap;
      this.bytes = bytes;
      this.enough = enough;
    }

    /// The times that single commands took, until there are enough of them.
    Series repeat(double seconds) throws IOException {
      var times = new ArrayList<Double>();
      double sum = 0;
      while (times.size() < FEWEST || (sum < seconds && times.size() < MOST)) {
        if (!before.isEmpty()) {
          imap.require(before);
        }
        long begin = System.nanoTime();
        var answer = imap.require(bytes);
        double took = (System.nanoTime() - begin) / 1e9;
        times.add(took);
        sum += took;
        compare(answer);
      }
      return new Series(times);
    }

    private void compare(Answer answer) throws Wrong {
      if (last.responses() >= 0
          && (answer.responses() != last.responses() || answer.literals() != last.literals())) {
        throw new Wrong("answers differ: " + last + ", " + answer);
      }
      last = answer;
    }

    @Override
    public Reading round(Meter meter) throws IOException {
      var times = new ArrayList<Series>();
      meter.time(() -> times.add(repeat(enough)));
      var series = times.getFirst();
      return new Reading(series.median(), series.values().size());
    }

    @Override
    public void check() throws IOException {
      contents.on(imap, letters);
    }

    @Override
    public void close() throws IOException {
      imap.close();
    }
  }
}
