package dev.haven.bench.workload;

import dev.haven.bench.client.Crew;
import dev.haven.bench.client.Smtp;
import dev.haven.bench.mail.Parcels;
import dev.haven.bench.report.Unit;
import dev.haven.bench.side.Service;
import dev.haven.bench.side.Side;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Sessions that each send one message after the other, all at once.
///
/// @param recipients of each message
record DeliverWorkload(int sessions, int octets, int recipients) implements Workload {
  private static final int TRIED = 100;
  private static final long MOST_OCTETS = 96L << 20;
  private static final int MOST_MESSAGES = 20_000;
  private static final double SECONDS = 2;

  private static final double QUICK_SECONDS = 0.8;

  @Override
  public String name() {
    var size = octets < 1 << 20 ? (octets >> 10) + "k" : (octets >> 20) + "m";
    return "smtp/%s/%d/%d".formatted(size, sessions, recipients);
  }

  @Override
  public String about() {
    return "sessions that send: %2$d; octets of a message: %1$,d; recipients of each: %3$d; until delivered"
        .formatted(octets, sessions, recipients);
  }

  @Override
  public Unit unit() {
    return Unit.PER_SECOND;
  }

  @Override
  public Trial prepare(Stage stage, Side side) throws IOException {
    var trial = new Delivery(stage, side, Math.min(People.BOXES, sessions * recipients));
    try {
      trial.calibrate(stage.quick() ? QUICK_SECONDS : SECONDS);
      return trial;
    } catch (IOException | RuntimeException e) {
      trial.close();
      throw e;
    }
  }

  private final class Delivery implements Trial {
    private final Stage stage;
    private final Side side;
    private final Parcels parcels = new Parcels(octets);
    private final Boxes boxes;
    private final List<Smtp.Envelope> envelopes = new ArrayList<>();
    private final List<List<Integer>> addressed = new ArrayList<>();
    private int messages = Math.max(TRIED, sessions);

    Delivery(Stage stage, Side side, int boxCount) throws IOException {
      this.stage = stage;
      this.side = side;
      boxes = new Boxes(side, People.boxes(boxCount));
      for (int session = 0; session < sessions; session++) {
        var to = new ArrayList<Integer>();
        for (int i = 0; i < recipients; i++) {
          to.add((session * recipients + i) % boxCount);
        }
        addressed.add(to);
        var addresses = to.stream().map(box -> Side.address(People.box(box))).toList();
        envelopes.add(Smtp.envelope("sender@client.example", addresses));
      }
    }

    /// Warms the side up, and finds how many messages make a round of a good length; rounds of a
    /// quick side have more messages than those of a slow one.
    void calibrate(double seconds) throws IOException {
      messages = Math.min(messages, most());
      var meter = new Meter(side.cell());
      double enough = WarmUp.rounds(stage, side, "deliveries") * seconds;
      double rate = round(meter).figure();
      do {
        messages = bounded(rate * seconds);
        rate = round(meter).figure();
      } while (meter.elapsed() < enough);
      messages = bounded(rate * seconds);
    }

    private int bounded(double wanted) {
      return (int) Math.clamp(wanted, sessions, most());
    }

    private int most() {
      return Math.clamp(MOST_OCTETS / octets / recipients, sessions, MOST_MESSAGES);
    }

    @Override
    public Reading round(Meter meter) throws IOException {
      int count = messages / sessions * sessions;
      int first = stage.parcels(count);
      for (int i = 0; i < count; i++) {
        int number = first + i;
        addressed.get(i % sessions).forEach(box -> boxes.expect(box, number));
      }
      double took =
          meter.time(() -> {
            Crew.work(sessions, session -> send(session, first, count));
            boxes.await();
          });
      return new Reading(count / took, count);
    }

    private void send(int session, int first, int count) throws IOException {
      try (var smtp = Smtp.open(side.door(Service.SMTP))) {
        for (int i = session; i < count; i += sessions) {
          smtp.deliver(envelopes.get(session), parcels.head(first + i), parcels.rest());
        }
        smtp.quit();
      }
    }

    @Override
    public void check() throws IOException {
      boxes.check(parcels);
    }

    @Override
    public void close() throws IOException {
      boxes.close();
    }
  }
}
