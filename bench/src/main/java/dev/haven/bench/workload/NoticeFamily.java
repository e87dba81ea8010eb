package dev.haven.bench.workload;

import dev.haven.bench.client.Imap;
import dev.haven.bench.mail.Parcels;
import dev.haven.bench.report.Series;
import dev.haven.bench.report.Unit;
import dev.haven.bench.side.Side;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// How soon a device in IDLE hears of what another does.
public final class NoticeFamily {
  private static final int TIMES = 10;
  private static final int OCTETS = 2 << 10;
  private static final long LONGEST_SECONDS = 40;

  private NoticeFamily() {}

  public static List<Workload> all() {
    return List.of(new Notice());
  }

  /// From the first octet of the APPEND to the EXISTS that the other session reads.
  private static final class Notice implements Workload {
    @Override
    public String name() {
      return "idle/notice";
    }

    @Override
    public String about() {
      return "from sending an APPEND to EXISTS at another session in IDLE";
    }

    @Override
    public Unit unit() {
      return Unit.SECONDS;
    }

    @Override
    public Trial prepare(Stage stage, Side side) throws IOException {
      var boxes = new Boxes(side, People.clients(1));
      var watcher = Library.open(side, People.client(0));
      watcher.require("SELECT INBOX");
      watcher.send(Imap.command("IDLE"));
      watcher.awaitContinuation();
      var trial = new Notices(stage, boxes, watcher, Library.open(side, People.client(0)));
      trial.warmUp();
      return trial;
    }
  }

  private static final class Notices implements Workload.Trial {
    private final Stage stage;
    private final Boxes boxes;
    private final Imap watcher;
    private final Imap writer;
    private final Parcels parcels = new Parcels(OCTETS);
    private final BlockingQueue<Long> heard = new LinkedBlockingQueue<>();

    Notices(Stage stage, Boxes boxes, Imap watcher, Imap writer) {
      this.stage = stage;
      this.boxes = boxes;
      this.watcher = watcher;
      this.writer = writer;
      Thread.ofPlatform().daemon().name("watcher").start(this::watch);
    }

    void warmUp() throws IOException {
      for (int i = 0; i < TIMES; i++) {
        once();
      }
    }

    private void watch() {
      try {
        while (true) {
          if (watcher.line().endsWith(" EXISTS")) {
            heard.add(System.nanoTime());
          }
        }
      } catch (IOException _) {
        // The trial is over and has closed the session; nobody waits any more.
      }
    }

    private double once() throws IOException {
      int number = stage.parcels(1);
      boxes.expect(0, number);
      long begin = System.nanoTime();
      writer.require(AppendFamily.command("INBOX", parcels, number));
      try {
        var at = heard.poll(LONGEST_SECONDS, TimeUnit.SECONDS);
        if (at == null) {
          throw new IOException("nothing was heard of a new message");
        }
        return (at - begin) / 1e9;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IOException("interrupted", e);
      }
    }

    @Override
    public Reading round(Meter meter) throws IOException {
      var times = new ArrayList<Double>();
      for (int i = 0; i < TIMES; i++) {
        meter.time(() -> times.add(once()));
      }
      return new Reading(new Series(times).median(), TIMES);
    }

    @Override
    public void check() throws IOException {
      boxes.check(parcels);
    }

    @Override
    public void close() throws IOException {
      watcher.close();
      writer.close();
      boxes.close();
    }
  }
}
