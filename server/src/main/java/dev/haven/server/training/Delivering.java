package dev.haven.server.training;

import dev.haven.server.FirstAccount;
import java.io.IOException;
import java.util.List;

/// Mail from other servers, at port 25: in clear and over TLS, for one and for several, command by
/// command, in one go and in chunks.
final class Delivering implements Exercise {
  private static final int SESSIONS = 4;
  private static final int LETTERS = 1_000;
  private static final String FROM = "sender@example.org";

  /// How many letters a connection brings.
  private static final int TOGETHER = 25;

  @Override
  public String name() {
    return "deliveries";
  }

  @Override
  public int sessions() {
    return SESSIONS;
  }

  @Override
  public void session(Ground ground, int number, Turns turns) throws IOException {
    turns.take(
        LETTERS / TOGETHER,
        turn -> {
          try (var smtp = SmtpTalk.open(Line.to(ground, "smtp"))) {
            if (turn % 2 == 1) {
              smtp.secure(ground);
            }
            for (int i = 0; i < TOGETHER; i++) {
              deliver(smtp, ground, number, turn * TOGETHER + i);
            }
          }
        });
  }

  /// Most mail is for one person; here each eighth is for all. Most servers pipeline, many do not,
  /// some send chunks.
  private static void deliver(SmtpTalk smtp, Ground ground, int session, int number)
      throws IOException {
    var everybody = ground.people().stream().map(FirstAccount::address).toList();
    var to = number % 8 == 7 ? everybody : List.of(everybody.get(session % 2));
    var letter = Letters.of(session + number);
    switch (number % 4) {
      case 0 -> smtp.chunk(FROM, to, letter);
      case 1 -> smtp.pipeline(FROM, to, letter);
      default -> smtp.deliver(FROM, to, letter);
    }
  }
}
