package dev.haven.bench.workload;

import dev.haven.bench.machine.Pause;
import dev.haven.bench.report.Unit;
import dev.haven.bench.side.Side;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/// A server that starts and then has nothing to do: how soon it listens, and what memory it takes.
public final class StartFamily {
  private static final Duration SETTLING = Duration.ofSeconds(3);

  private StartFamily() {}

  public static List<Workload> all() {
    return List.of(new Start(), new Rest());
  }

  private static Side stopped(Stage stage, Side side, String name) throws IOException {
    var other = stage.another(side, name, false);
    try {
      other.addAccounts(People.all());
      other.start();
      other.stop();
      return other;
    } catch (IOException | RuntimeException e) {
      other.close();
      throw e;
    }
  }

  private static final class Start implements Workload {
    @Override
    public String name() {
      return "start";
    }

    @Override
    public String about() {
      return "from the command to the greeting on every port, with a data directory that is set up";
    }

    @Override
    public Unit unit() {
      return Unit.SECONDS;
    }

    @Override
    public Trial prepare(Stage stage, Side side) throws IOException {
      return new Starts(stopped(stage, side, "start"));
    }
  }

  private record Starts(Side side) implements Workload.Trial {
    @Override
    public Reading round(Meter meter) throws IOException {
      double took = meter.time(side::start);
      side.stop();
      return new Reading(took, 1);
    }

    @Override
    public Side on(Side like) {
      return side;
    }

    @Override
    public void close() {
      side.close();
    }
  }

  private static final class Rest implements Workload {
    @Override
    public String name() {
      return "rest";
    }

    @Override
    public String about() {
      return "resident memory three seconds after the start, before anybody came";
    }

    @Override
    public Unit unit() {
      return Unit.BYTES;
    }

    @Override
    public Trial prepare(Stage stage, Side side) throws IOException {
      return new Rests(stopped(stage, side, "rest"));
    }
  }

  private record Rests(Side side) implements Workload.Trial {
    @Override
    public Reading round(Meter meter) throws IOException {
      meter.time(side::start);
      Pause.of(SETTLING);
      double resident = side.cell().residentBytes();
      side.stop();
      return new Reading(resident, 1);
    }

    @Override
    public Side on(Side like) {
      return side;
    }

    @Override
    public void close() {
      side.close();
    }
  }
}
