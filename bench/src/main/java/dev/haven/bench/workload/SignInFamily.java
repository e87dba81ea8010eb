package dev.haven.bench.workload;

import dev.haven.bench.client.Imap;
import dev.haven.bench.report.Unit;
import dev.haven.bench.side.Service;
import dev.haven.bench.side.Side;
import java.io.IOException;
import java.util.List;

/// Connections that come and go, ten clients at a time, each with an account of its own. The
/// passwords have been right before, as those of people's devices have.
public final class SignInFamily {
  private static final int CLIENTS = 10;
  private static final int LETTERS = 100;

  private SignInFamily() {}

  public static List<Workload> all() {
    return List.of(
        new SignIn("sign-in/plain", Service.IMAP, false),
        new SignIn("sign-in/tls", Service.IMAPS, false),
        new SignIn("session/plain", Service.IMAP, true),
        new SignIn("session/tls", Service.IMAPS, true));
  }

  /// Connections in a second.
  ///
  /// @param selects whether an INBOX of 100 letters is selected too
  private record SignIn(String name, Service service, boolean selects) implements Workload {
    @Override
    public String about() {
      return "10 clients connect by %s, sign in%s and log out, again and again"
          .formatted(service, selects ? ", select an INBOX of 100 letters" : "");
    }

    @Override
    public Unit unit() {
      return Unit.PER_SECOND;
    }

    @Override
    public Trial prepare(Stage stage, Side side) throws IOException {
      for (int i = 0; i < CLIENTS; i++) {
        Library.fill(stage, side, People.visitor(i), LETTERS);
      }
      Spell.Turn turn = client -> visit(side, client);
      var work = service.tls() ? "sign-ins over TLS" : "sign-ins";
      Spell.warmUp(stage, side, work, CLIENTS, turn);
      return meter -> Spell.round(stage, meter, CLIENTS, turn);
    }

    private void visit(Side side, int client) throws IOException {
      var user = Side.address(People.visitor(client));
      try (var imap = Imap.open(side.door(service), user, Side.QUOTED_PASSWORD)) {
        if (selects) {
          Checks.exists(imap.responses("SELECT INBOX"), LETTERS);
        }
        imap.require("LOGOUT");
      }
    }
  }
}
