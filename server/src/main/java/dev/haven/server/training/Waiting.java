package dev.haven.server.training;

import java.io.IOException;
import java.util.List;

/// A client that waits (RFC 2177) for what other servers bring and other clients change.
final class Waiting implements Exercise {
  private static final int NEWS = 200;

  @Override
  public String name() {
    return "news";
  }

  @Override
  public int sessions() {
    return 1;
  }

  @Override
  public void session(Ground ground, int number, Turns turns) throws IOException {
    var who = ground.people().getLast();
    try (var waiting = ImapTalk.inbox(Line.to(ground, "imaps"), who);
        var other = ImapTalk.inbox(Line.to(ground, "imaps"), who);
        var smtp = SmtpTalk.open(Line.to(ground, "smtp"))) {
      turns.take(
          NEWS,
          turn -> {
            waiting.idle();
            smtp.deliver("sender@example.org", List.of(who.address()), Letters.of(turn));
            waiting.awaitMessages(1);
            other.ask("NOOP", "EXISTS");
            other.ask("STORE * +FLAGS (\\Seen)", "FETCH");
            waiting.await("* ");
            waiting.endIdle();
            waiting.ask("UID FETCH * (FLAGS ENVELOPE BODYSTRUCTURE)", "ENVELOPE");
          });
    }
  }
}
