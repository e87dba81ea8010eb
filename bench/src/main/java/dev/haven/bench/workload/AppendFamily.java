package dev.haven.bench.workload;

import dev.haven.bench.client.Imap;
import dev.haven.bench.mail.Parcels;
import dev.haven.bench.report.Unit;
import dev.haven.bench.side.Side;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// IMAP: APPEND of messages of 2 KiB, each client into its own INBOX, one after the other.
public final class AppendFamily {
  private static final int OCTETS = 2 << 10;

  private AppendFamily() {}

  public static List<Workload> all() {
    return List.of(new Appending(1), new Appending(10));
  }

  /// The bytes of the command for a parcel.
  static byte[] command(String mailbox, Parcels parcels, int number) {
    var bytes = new ByteArrayOutputStream(parcels.octets() + 64);
    bytes.writeBytes(Library.ascii("a APPEND " + mailbox + " {" + parcels.octets() + "+}\r\n"));
    bytes.writeBytes(parcels.head(number));
    bytes.writeBytes(parcels.rest());
    bytes.writeBytes(Library.ascii("\r\n"));
    return bytes.toByteArray();
  }

  private record Appending(int clients) implements Workload {
    @Override
    public String name() {
      return "append/" + clients;
    }

    @Override
    public String about() {
      return "APPEND of 2 KiB, each answered before the next; clients: " + clients;
    }

    @Override
    public Unit unit() {
      return Unit.PER_SECOND;
    }

    @Override
    public Trial prepare(Stage stage, Side side) throws IOException {
      var trial = new Appends(stage, new Boxes(side, People.clients(clients)));
      try {
        for (int i = 0; i < clients; i++) {
          trial.sessions.add(Library.open(side, People.client(i)));
        }
        Spell.warmUp(stage, clients, trial::append);
        return trial;
      } catch (IOException | RuntimeException e) {
        trial.close();
        throw e;
      }
    }
  }

  private static final class Appends implements Workload.Trial {
    private final Stage stage;
    private final Boxes boxes;
    private final Parcels parcels = new Parcels(OCTETS);
    private final List<Imap> sessions = new ArrayList<>();

    Appends(Stage stage, Boxes boxes) {
      this.stage = stage;
      this.boxes = boxes;
    }

    void append(int client) throws IOException {
      int number = stage.parcels(1);
      boxes.expect(client, number);
      sessions.get(client).require(command("INBOX", parcels, number));
    }

    @Override
    public Reading round(Meter meter) throws IOException {
      return Spell.round(stage, meter, sessions.size(), this::append);
    }

    @Override
    public void check() throws IOException {
      boxes.check(parcels);
    }

    @Override
    public void close() throws IOException {
      for (var session : sessions) {
        session.close();
      }
      boxes.close();
    }
  }
}
