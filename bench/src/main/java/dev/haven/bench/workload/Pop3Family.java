package dev.haven.bench.workload;

import dev.haven.bench.client.Crew;
import dev.haven.bench.client.Pop3;
import dev.haven.bench.client.Wrong;
import dev.haven.bench.mail.Letters;
import dev.haven.bench.report.Unit;
import dev.haven.bench.side.Service;
import dev.haven.bench.side.Side;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// POP3: a program that fetches everything: signs in, UIDL, RETR of 1,000 letters one after the
/// other, QUIT.
public final class Pop3Family {
  private static final int LETTERS = 1_000;

  private Pop3Family() {}

  public static List<Workload> all() {
    var all = new ArrayList<Workload>();
    for (var service : List.of(Service.POP3, Service.POP3S)) {
      for (int sessions : new int[] {1, People.POPPERS}) {
        all.add(new Fetching(service, sessions));
      }
    }
    return all;
  }

  private record Fetching(Service service, int sessions) implements Workload {
    @Override
    public String name() {
      return "pop3/" + (service.tls() ? "tls/" : "plain/") + sessions;
    }

    @Override
    public String about() {
      return "sign-in, UIDL, RETR of 1,000 letters, QUIT by %s; sessions: %d; letters a second"
          .formatted(service, sessions);
    }

    @Override
    public Unit unit() {
      return Unit.PER_SECOND;
    }

    @Override
    public Trial prepare(Stage stage, Side side) throws IOException {
      for (int i = 0; i < sessions; i++) {
        Library.fill(stage, side, People.popper(i), LETTERS);
      }
      var trial = new Fetches(side, this);
      WarmUp.with(stage, () -> Crew.work(sessions, trial::fetch));
      return trial;
    }
  }

  private record Fetches(Side side, Fetching what) implements Workload.Trial {
    private Pop3 open(int number) throws IOException {
      var user = Side.address(People.popper(number));
      return Pop3.open(side.door(what.service), user, Side.PASSWORD);
    }

    void fetch(int number) throws IOException {
      try (var pop3 = open(number)) {
        int letters = pop3.lines("UIDL");
        if (letters != LETTERS) {
          throw new Wrong("UIDL lists " + letters + " messages");
        }
        for (int i = 1; i <= letters; i++) {
          pop3.lines("RETR " + i);
        }
        pop3.require("QUIT");
      }
    }

    @Override
    public Reading round(Meter meter) throws IOException {
      double took = meter.time(() -> Crew.work(what.sessions, this::fetch));
      double letters = (double) LETTERS * what.sessions;
      return new Reading(letters / took, letters);
    }

    @Override
    public void check() throws IOException {
      try (var pop3 = open(0)) {
        for (int i = 0; i < LETTERS; i++) {
          if (!Arrays.equals(pop3.message(i + 1), Letters.letter(i).bytes())) {
            throw new Wrong("message " + (i + 1) + " is another one");
          }
        }
        pop3.require("QUIT");
      }
    }
  }
}
