package dev.haven.bench.workload;

import dev.haven.bench.client.Crew;
import dev.haven.bench.client.Smtp;
import dev.haven.bench.client.Wrong;
import dev.haven.bench.mail.Parcels;
import dev.haven.bench.report.Unit;
import dev.haven.bench.side.Service;
import dev.haven.bench.side.Side;
import dev.haven.bench.side.SmtpSink;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.List;

/// Mail for elsewhere: taken from somebody who has signed in, durable in the queue, sent on to
/// `smtp-sink`. The clock stops when the sink has all messages; being accepted is not enough.
public final class RelayFamily {
  private static final int OCTETS = 4 << 10;

  private RelayFamily() {}

  public static List<Workload> all() {
    return List.of(new Relay(10, 1), new Relay(10, 100), new Relay(50, 100));
  }

  /// @param domains that the recipients are in, in turn; the same way leads to all
  private record Relay(int sessions, int domains) implements Workload {
    private static final int TRIED = 200;
    private static final int FEWEST = 1_000;
    private static final int MOST = 20_000;
    private static final double SECONDS = 2;
    private static final double QUICK_SECONDS = 0.8;

    @Override
    public String name() {
      return "relay/%d/%d".formatted(sessions, domains);
    }

    @Override
    public String about() {
      return "4 KiB to other servers, through the queue to smtp-sink; sessions: %d; domains: %d"
          .formatted(sessions, domains);
    }

    @Override
    public Unit unit() {
      return Unit.PER_SECOND;
    }

    @Override
    public Trial prepare(Stage stage, Side side) throws IOException, Unavailable {
      if (!SmtpSink.exists()) {
        throw new Unavailable("smtp-sink is not here");
      }
      var trial = new Relaying(stage, side, sessions, domains);
      try {
        trial.calibrate(stage.quick() ? QUICK_SECONDS : SECONDS);
        return trial;
      } catch (IOException | RuntimeException e) {
        trial.close();
        throw e;
      }
    }
  }

  private static final class Relaying implements Workload.Trial {
    private final Stage stage;
    private final Side side;
    private final int sessions;
    private final int domains;
    private final Parcels parcels = new Parcels(OCTETS);
    private final SmtpSink sink;
    private int messages = Relay.TRIED;

    Relaying(Stage stage, Side side, int sessions, int domains) throws IOException {
      this.stage = stage;
      this.side = side;
      this.sessions = sessions;
      this.domains = domains;
      sink = SmtpSink.start(side.relayPort());
    }

    /// Warms the side up, and finds how many messages make a round of a good length.
    void calibrate(double seconds) throws IOException {
      var meter = new Meter(side.cell());
      double enough = WarmUp.rounds(stage, side, "relay") * seconds;
      double rate = round(meter).figure();
      do {
        messages = (int) Math.clamp(rate * seconds, Relay.FEWEST, Relay.MOST);
        rate = round(meter).figure();
      } while (meter.elapsed() < enough);
      messages = (int) Math.clamp(rate * seconds, Relay.FEWEST, Relay.MOST);
    }

    @Override
    public Reading round(Meter meter) throws IOException {
      long wanted = sink.count() + messages;
      double took = meter.time(() -> relay(stage.parcels(messages), messages, sink, wanted));
      return new Reading(messages / took, messages);
    }

    private void relay(int first, int count, SmtpSink to, long wanted) throws IOException {
      Crew.work(sessions, session -> send(session, first, count));
      long came = to.await(wanted);
      if (came != wanted) {
        throw new Wrong("%d messages came where %d are right".formatted(came, wanted));
      }
    }

    private void send(int session, int first, int count) throws IOException {
      var user = Side.address(People.client(session % People.CLIENTS));
      try (var smtp = Smtp.open(side.door(Service.SUBMISSION), user, Side.PASSWORD)) {
        for (int i = session; i < count; i += sessions) {
          var to = List.of("somebody@d%d.sink.example".formatted(i % domains));
          smtp.deliver(Smtp.envelope(user, to), parcels.head(first + i), parcels.rest());
        }
        smtp.quit();
      }
    }

    /// None may have come twice; and some more are compared with what was sent, octet for octet.
    @Override
    public void check() throws IOException {
      long before = sink.count();
      var folder = Files.createTempDirectory("haven-bench-sink");
      sink.close();
      try (var keeping = SmtpSink.keeping(folder, side.relayPort())) {
        int first = stage.parcels(Relay.TRIED);
        relay(first, Relay.TRIED, keeping, Relay.TRIED);
        var right = new BitSet();
        right.set(first, first + Relay.TRIED);
        if (!kept(folder).equals(right) || sink.count() != before) {
          throw new Wrong("what was relayed is not what was sent, once each");
        }
      } finally {
        dev.haven.bench.side.Leftovers.remove(folder);
      }
    }

    private BitSet kept(Path folder) throws IOException {
      var numbers = new BitSet();
      try (var files = Files.newDirectoryStream(folder)) {
        for (var file : files) {
          int number = parcels.number(withCrlf(Files.readAllBytes(file)));
          if (number < 0 || numbers.get(number)) {
            throw new Wrong("a message was relayed otherwise than it was sent, or twice");
          }
          numbers.set(number);
        }
      }
      return numbers;
    }

    /// The sink writes lines as files have them.
    private static byte[] withCrlf(byte[] text) {
      var bytes = new ByteArrayOutputStream(text.length + (text.length >> 4));
      for (byte octet : text) {
        if (octet == '\n') {
          bytes.write('\r');
        }
        bytes.write(octet);
      }
      return bytes.toByteArray();
    }

    @Override
    public void close() {
      sink.close();
    }
  }
}
