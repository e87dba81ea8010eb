package dev.haven.bench.workload;

import dev.haven.bench.client.Imap;
import dev.haven.bench.client.Wrong;
import dev.haven.bench.report.Unit;
import dev.haven.bench.side.Side;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/// A thousand messages in no order, each asked for when the one before has come, as somebody reads.
record BodyByBodyWorkload(int letters) implements Workload {
  private static final int READ = 1_000;
  private static final long SEED = 5;

  @Override
  public String name() {
    return "imap/" + letters + "/body-by-body";
  }

  @Override
  public String about() {
    return "UID FETCH n (BODY.PEEK[]): one message after the other, in no order";
  }

  @Override
  public Unit unit() {
    return Unit.PER_SECOND;
  }

  @Override
  public Trial prepare(Stage stage, Side side) throws IOException, Unavailable {
    stage.requireTimeFor(letters);
    var person = People.reader(letters);
    Library.fill(stage, side, person, letters);
    var imap = Library.open(side, person);
    imap.require("SELECT INBOX");
    var uids = Checks.uids(imap);
    var order = new ArrayList<Integer>();
    for (int i = 0; i < letters; i++) {
      order.add(i);
    }
    Collections.shuffle(order, new Random(SEED));
    var numbers = List.copyOf(order.subList(0, Math.min(READ, letters)));
    var commands =
        numbers.stream().map(number -> "UID FETCH " + uids[number] + " (BODY.PEEK[])").toList();
    var trial = new Reader(imap, numbers, commands);
    WarmUp.with(stage, trial::readAll);
    return trial;
  }

  private record Reader(Imap imap, List<Integer> numbers, List<String> commands) implements Trial {
    private void readAll() throws IOException {
      for (var command : commands) {
        if (imap.require(command).literals() != 1) {
          throw new Wrong("no message came for " + command);
        }
      }
    }

    @Override
    public Reading round(Meter meter) throws IOException {
      double took = meter.time(this::readAll);
      return new Reading(commands.size() / took, commands.size());
    }

    @Override
    public void check() throws IOException {
      for (int i = 0; i < numbers.size(); i++) {
        var letter = dev.haven.bench.mail.Letters.letter(numbers.get(i));
        var body = Checks.literal(imap.responses(commands.get(i)).getFirst());
        if (!Arrays.equals(body, letter.bytes())) {
          throw new Wrong("message " + letter.number() + " is another one");
        }
      }
    }

    @Override
    public void close() throws IOException {
      imap.close();
    }
  }
}
