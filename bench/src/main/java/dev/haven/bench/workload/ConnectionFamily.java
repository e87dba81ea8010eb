package dev.haven.bench.workload;

import dev.haven.bench.client.Imap;
import dev.haven.bench.client.Wrong;
import dev.haven.bench.machine.Machine;
import dev.haven.bench.machine.Pause;
import dev.haven.bench.machine.Sockets;
import dev.haven.bench.report.Unit;
import dev.haven.bench.side.Service;
import dev.haven.bench.side.Side;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Connections that do nothing: signed in, INBOX selected, in IDLE. The figure is what a server's
/// memory grows by for each, measured on a server of its own that has seen a few connections
/// before.
///
/// Our server's garbage is collected before each look at its memory, and what is free in its heap
/// is not counted: a thousand connections hold less than it keeps free, so that they would seem to
/// cost nothing.
///
/// One side's connections are closed before the other's are opened: both come out of the open files
/// that one client may have.
public final class ConnectionFamily {
  private static final int[] COUNTS = {1_000, 10_000};
  private static final int FEW = 200;
  private static final long SPARE = 2L << 30;
  private static final double LEEWAY = 1.3;

  /// Files that a client, or a server, has open besides its connections.
  private static final int OTHER_FILES = 500;

  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final Duration PAUSE = Duration.ofMillis(20);

  private ConnectionFamily() {}

  public static List<Workload> all() {
    var all = new ArrayList<Workload>();
    for (var service : List.of(Service.IMAP, Service.IMAPS)) {
      for (int count : COUNTS) {
        all.add(new Idling(service, count));
      }
    }
    return all;
  }

  private record Idling(Service service, int count) implements Workload {
    @Override
    public String name() {
      return "connections/" + (service.tls() ? "tls/" : "plain/") + count;
    }

    @Override
    public String about() {
      return "memory for each of so many %s connections in IDLE; Dovecot with its limits raised"
          .formatted(service);
    }

    @Override
    public Unit unit() {
      return Unit.BYTES;
    }

    @Override
    public int rounds(int asked) {
      return 1;
    }

    @Override
    public Trial prepare(Stage stage, Side side) throws IOException, Unavailable {
      stage.requireTimeFor(count * 10);
      requireFiles();
      var other = stage.another(side, "wide-" + service + "-" + count, true);
      var trial = new Idlers(other, service, count);
      try {
        other.addAccounts(People.clients(People.CLIENTS));
        other.start();
        trial.warmUp();
        return trial;
      } catch (IOException | Unavailable | RuntimeException e) {
        trial.close();
        throw e;
      }
    }

    /// The servers are started with this program's limit, and have each connection as one file too.
    private void requireFiles() throws Unavailable {
      long needed = Machine.openFiles() + count + FEW + OTHER_FILES;
      if (needed > Machine.mostFiles()) {
        throw new Unavailable(
            "needs %d open files, and %d are allowed (ulimit -n)"
                .formatted(needed, Machine.mostFiles()));
      }
    }
  }

  private static final class Idlers implements Workload.Trial {
    private final Side side;
    private final Service service;
    private final int count;
    private final List<Imap> open = new ArrayList<>();
    private long before;

    Idlers(Side side, Service service, int count) {
      this.side = side;
      this.service = service;
      this.count = count;
    }

    /// Opens a few, which also tells whether there is memory for all.
    void warmUp() throws IOException, Unavailable {
      before = side.restingBytes();
      connect(FEW);
      double each = (double) (side.restingBytes() - before) / FEW;
      double needed = each * count * LEEWAY + SPARE;
      if (needed > Machine.freeBytes()) {
        throw new Unavailable(
            "%s for each would take %s in all, more than is free"
                .formatted(Unit.octets(each), Unit.octets(each * count)));
      }
      before = side.restingBytes();
    }

    private void connect(int more) throws IOException {
      for (int i = 0; i < more; i++) {
        int number = open.size();
        var imap = Imap.open(side.door(service), number);
        open.add(imap);
        imap.signIn(Side.address(People.client(number % People.CLIENTS)), Side.QUOTED_PASSWORD);
        imap.require("SELECT INBOX");
        imap.send(Imap.command("IDLE"));
        imap.awaitContinuation();
        imap.rest();
      }
    }

    @Override
    public Reading round(Meter meter) throws IOException {
      meter.time(() -> connect(count));
      double each = (double) (side.restingBytes() - before) / count;
      requireAnswers();
      return new Reading(each, count);
    }

    /// Every connection must still be there.
    private void requireAnswers() throws IOException {
      for (int i = 0; i < open.size(); i += 97) {
        var imap = open.get(i);
        imap.send(Library.ascii("DONE\r\n"));
        imap.completion();
      }
    }

    /// Returns when the server has let go of them too.
    @Override
    public void release() throws IOException {
      for (var imap : open) {
        imap.close();
      }
      open.clear();
      long deadline = System.nanoTime() + PATIENCE.toNanos();
      int port = side.door(service).port();
      for (int left = Sockets.held(port); left > 0; left = Sockets.held(port)) {
        if (System.nanoTime() > deadline) {
          throw new Wrong("%d connections are held that the client has closed".formatted(left));
        }
        Pause.of(PAUSE);
      }
    }

    @Override
    public Side on(Side like) {
      return side;
    }

    @Override
    public void close() throws IOException {
      for (var imap : open) {
        imap.close();
      }
      side.close();
    }
  }
}
