package dev.haven.bench.workload;

import dev.haven.bench.client.Answer;
import dev.haven.bench.client.Imap;
import dev.haven.bench.client.Wrong;
import dev.haven.bench.mail.Parcels;
import dev.haven.bench.report.Unit;
import dev.haven.bench.side.Side;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/// IMAP: many people at work, each in an INBOX of their own: APPEND, FETCH of flags and of bodies,
/// STORE, SEARCH, EXPUNGE, IDLE, in an order made from a seed.
public final class MixedFamily {
  private static final int OCTETS = 2 << 10;
  private static final int KEPT = 200;
  private static final byte[] DONE = Library.ascii("DONE\r\n");

  private MixedFamily() {}

  public static List<Workload> all() {
    return List.of(new Mixed(10), new Mixed(50));
  }

  private record Mixed(int clients) implements Workload {
    @Override
    public String name() {
      return "mixed/" + clients;
    }

    @Override
    public String about() {
      return "append, fetch, store, search, expunge and idle, commands a second; clients: "
          + clients;
    }

    @Override
    public Unit unit() {
      return Unit.PER_SECOND;
    }

    @Override
    public Trial prepare(Stage stage, Side side) throws IOException {
      var boxes = new Boxes(side, People.clients(clients));
      var people = new ArrayList<Person>();
      for (int i = 0; i < clients; i++) {
        people.add(new Person(stage, boxes, i, Library.open(side, People.client(i))));
      }
      var trial = new Work(stage, boxes, people);
      Spell.warmUp(stage, clients, trial::turn);
      return trial;
    }
  }

  private record Work(Stage stage, Boxes boxes, List<Person> people) implements Workload.Trial {
    void turn(int client) throws IOException {
      people.get(client).turn();
    }

    @Override
    public Reading round(Meter meter) throws IOException {
      return Spell.round(stage, meter, people.size(), this::turn);
    }

    @Override
    public void check() throws IOException {
      boxes.check(people.getFirst().parcels);
    }

    @Override
    public void close() throws IOException {
      for (var person : people) {
        person.imap.close();
      }
      boxes.close();
    }
  }

  /// Knows what is in the mailbox, and so what each answer must be. For one thread.
  private static final class Person {
    private final Parcels parcels = new Parcels(OCTETS);
    private final Stage stage;
    private final Boxes boxes;
    private final int number;
    private final Imap imap;
    private final SplittableRandom random;
    private final List<Integer> held = new ArrayList<>();

    Person(Stage stage, Boxes boxes, int number, Imap imap) throws IOException {
      this.stage = stage;
      this.boxes = boxes;
      this.number = number;
      this.imap = imap;
      random = new SplittableRandom(number);
      imap.require("SELECT INBOX");
    }

    void turn() throws IOException {
      int dice = held.isEmpty() ? 0 : random.nextInt(100);
      if (held.size() >= KEPT || dice >= 95) {
        expunge();
      } else if (dice < 25) {
        append();
      } else if (dice < 45) {
        expect(imap.require("FETCH 1:* (FLAGS)"), held.size());
      } else if (dice < 65) {
        expect(imap.require("FETCH " + any() + " (BODY.PEEK[])"), 1);
      } else if (dice < 80) {
        imap.require("STORE " + any() + " +FLAGS (\\Seen)");
      } else if (dice < 88) {
        expect(imap.require("SEARCH SUBJECT Parcel"), 1);
      } else {
        idle();
      }
    }

    /// The sequence number of some message.
    private int any() {
      return 1 + random.nextInt(held.size());
    }

    /// Servers may say other things too, such as that a message is no longer recent.
    private static void expect(Answer answer, int least) throws Wrong {
      if (answer.responses() < least) {
        throw new Wrong("%d responses where %d are right".formatted(answer.responses(), least));
      }
    }

    private void append() throws IOException {
      int parcel = stage.parcels(1);
      boxes.expect(number, parcel);
      held.add(parcel);
      imap.require(AppendFamily.command("INBOX", parcels, parcel));
    }

    /// The older half goes.
    private void expunge() throws IOException {
      int half = (held.size() + 1) / 2;
      imap.require("STORE 1:" + half + " +FLAGS.SILENT (\\Deleted)");
      expect(imap.require("EXPUNGE"), half);
      held.subList(0, half).forEach(parcel -> boxes.gone(number, parcel));
      held.subList(0, half).clear();
    }

    private void idle() throws IOException {
      imap.send(Imap.command("IDLE"));
      imap.awaitContinuation();
      imap.send(DONE);
      imap.completion();
    }
  }
}
