package dev.haven.bench.workload;

import dev.haven.bench.client.Crew;
import dev.haven.bench.client.Imap;
import dev.haven.bench.client.Smtp;
import dev.haven.bench.mail.Parcels;
import dev.haven.bench.report.Unit;
import dev.haven.bench.side.Service;
import dev.haven.bench.side.Side;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// Whether things get dearer as there is more of everything: messages in a mailbox, accounts on a
/// server. The third, connections, is measured by its own family, with a thousand and ten thousand.
public final class GrowthFamily {
  private static final int[] MAILBOXES = {0, 10_000, 100_000};
  private static final int[] ACCOUNTS = {1_000, 10_000, 100_000};

  private GrowthFamily() {}

  public static List<Workload> all() {
    var all = new ArrayList<Workload>();
    for (int size : MAILBOXES) {
      all.add(new IntoMailbox(size));
    }
    for (int size : ACCOUNTS) {
      all.add(new ToAccounts(size));
    }
    return all;
  }

  /// One client appends to a mailbox that holds so many messages already.
  private record IntoMailbox(int size) implements Workload {
    private static final int TIMES = 500;
    private static final String MAILBOX = "Growth";
    private static final String WARM = "Warm";

    @Override
    public String name() {
      return "growth/mailbox/" + size;
    }

    @Override
    public String about() {
      return "APPEND of 2 KiB to a mailbox of " + size + " messages: time of one";
    }

    @Override
    public Unit unit() {
      return Unit.SECONDS;
    }

    @Override
    public Trial prepare(Stage stage, Side side) throws IOException, Unavailable {
      stage.requireTimeFor(size);
      var person = People.reader(Math.max(size, ReadingFamily.SIZES[0]));
      var imap = Library.open(side, person);
      imap.require("CREATE " + MAILBOX);
      if (size > 0) {
        Library.fill(stage, side, person, size);
        imap.require("SELECT INBOX");
        imap.require("COPY 1:* " + MAILBOX);
        imap.require("UNSELECT");
      }
      var trial = new Growing(stage, imap, new Parcels(2 << 10));
      trial.warmUp();
      return trial;
    }

    private record Growing(Stage stage, Imap imap, Parcels parcels) implements Trial {
      /// In another mailbox, so that this one does not grow before it is measured.
      void warmUp() throws IOException {
        imap.require("CREATE " + WARM);
        WarmUp.with(stage, () -> append(WARM));
        imap.require("DELETE " + WARM);
      }

      private void append(String mailbox) throws IOException {
        for (int i = 0; i < TIMES; i++) {
          imap.require(AppendFamily.command(mailbox, parcels, stage.parcels(1)));
        }
      }

      @Override
      public Reading round(Meter meter) throws IOException {
        double took = meter.time(() -> append(MAILBOX));
        return new Reading(took / TIMES, TIMES);
      }

      @Override
      public void close() throws IOException {
        imap.require("DELETE " + MAILBOX);
        imap.close();
      }
    }
  }

  /// Messages to a hundred of so many accounts, ten sessions at a time; the last column but one of
  /// the table tells what memory so many accounts take.
  private record ToAccounts(int accounts) implements Workload {
    private static final int ADDRESSED = 100;
    private static final int SESSIONS = 10;
    private static final int EACH = 10;

    @Override
    public String name() {
      return "growth/accounts/" + accounts;
    }

    @Override
    public String about() {
      return "SMTP, 4 KiB, 10 sessions, to 100 of " + accounts + " accounts; until delivered";
    }

    @Override
    public Unit unit() {
      return Unit.PER_SECOND;
    }

    @Override
    public Trial prepare(Stage stage, Side side) throws IOException, Unavailable {
      stage.requireTimeFor(accounts);
      var other = stage.another(side, "accounts-" + accounts, false);
      try {
        other.addAccounts(IntStream.range(0, accounts).mapToObj(i -> "p" + i).toList());
        other.start();
        var people =
            IntStream.range(0, ADDRESSED).mapToObj(i -> "p" + i * (accounts / ADDRESSED)).toList();
        var trial = new Sending(stage, other, people, new Boxes(other, people));
        WarmUp.with(stage, () -> trial.round(new Meter(other.cell())));
        return trial;
      } catch (IOException | RuntimeException e) {
        other.close();
        throw e;
      }
    }

    private record Sending(
        Stage stage, Side side, List<String> people, Boxes boxes, Parcels parcels)
        implements Trial {
      Sending(Stage stage, Side side, List<String> people, Boxes boxes) {
        this(stage, side, people, boxes, new Parcels(4 << 10));
      }

      @Override
      public Reading round(Meter meter) throws IOException {
        int count = people.size() * EACH;
        int first = stage.parcels(count);
        for (int i = 0; i < count; i++) {
          boxes.expect(i % people.size(), first + i);
        }
        double took =
            meter.time(() -> {
              Crew.work(SESSIONS, session -> send(session, first, count));
              boxes.await();
            });
        return new Reading(count / took, count);
      }

      private void send(int session, int first, int count) throws IOException {
        try (var smtp = Smtp.open(side.door(Service.SMTP))) {
          for (int i = session; i < count; i += SESSIONS) {
            var to = Side.address(people.get(i % people.size()));
            var envelope = Smtp.envelope("sender@client.example", List.of(to));
            smtp.deliver(envelope, parcels.head(first + i), parcels.rest());
          }
          smtp.quit();
        }
      }

      @Override
      public void check() throws IOException {
        boxes.check(parcels);
      }

      @Override
      public Side on(Side like) {
        return side;
      }

      @Override
      public void close() throws IOException {
        boxes.close();
        side.close();
      }
    }
  }
}
