package dev.haven.bench.workload;

import dev.haven.bench.report.Unit;
import dev.haven.bench.side.Service;
import dev.haven.bench.side.Side;
import dev.haven.bench.side.SmtpSource;
import java.io.IOException;
import java.util.List;

/// Accept and deliver again, with Postfix's own `smtp-source` as the client of both sides: a
/// connection for each message, all to one mailbox. It guards against a client of ours that would
/// suit ours.
public final class SourceFamily {
  private static final int OCTETS = 4 << 10;
  private static final int TRIED = 200;
  private static final int MOST = 5_000;

  private SourceFamily() {}

  public static List<Workload> all() {
    return List.of(new Source(10), new Source(50));
  }

  private record Source(int sessions) implements Workload {
    @Override
    public String name() {
      return "smtp-source/" + sessions;
    }

    @Override
    public String about() {
      return "smtp-source, 4 KiB, a connection for each message, one mailbox; sessions: "
          + sessions;
    }

    @Override
    public Unit unit() {
      return Unit.PER_SECOND;
    }

    @Override
    public Trial prepare(Stage stage, Side side) throws IOException, Unavailable {
      if (!SmtpSource.exists()) {
        throw new Unavailable("smtp-source is not here");
      }
      var boxes = new Boxes(side, People.boxes(1));
      var trial = new Sending(side, sessions, boxes);
      double rate = 0;
      for (int i = 0; i < 2; i++) {
        rate = trial.round(new Meter(side.cell())).figure();
      }
      trial.count = (int) Math.clamp(rate * (stage.quick() ? 1 : 2), TRIED, MOST);
      return trial;
    }
  }

  private static final class Sending implements Workload.Trial {
    private final Side side;
    private final int sessions;
    private final Boxes boxes;
    private int count = TRIED;

    Sending(Side side, int sessions, Boxes boxes) {
      this.side = side;
      this.sessions = sessions;
      this.boxes = boxes;
    }

    @Override
    public Reading round(Meter meter) throws IOException {
      int port = side.door(Service.SMTP).port();
      boxes.expectMore(0, count);
      double took =
          meter.time(() -> {
            SmtpSource.send(port, sessions, count, OCTETS, Side.address(People.box(0)));
            boxes.await();
          });
      return new Reading(count / took, count);
    }

    @Override
    public void close() throws IOException {
      boxes.close();
    }
  }
}
