package dev.haven.server.training;

import dev.haven.server.FirstAccount;
import java.io.IOException;
import java.util.List;

/// Mail from people who sign in, for people here: at port 465, and at 587 with and without
/// STARTTLS. Most connections bring one letter.
final class Submitting implements Exercise {
  private static final int SESSIONS = 4;
  private static final int CONNECTIONS = 60;
  private static final int TOGETHER = 2;

  @Override
  public String name() {
    return "submissions";
  }

  @Override
  public int sessions() {
    return SESSIONS;
  }

  @Override
  public void session(Ground ground, int number, Turns turns) throws IOException {
    var who = ground.people().get(number);
    turns.take(
        CONNECTIONS,
        turn -> {
          try (var smtp = connection(ground, who, turn)) {
            for (int i = 0; i < TOGETHER; i++) {
              var letter = "From: <" + who.address() + ">\r\n" + bodyOf(turn + i);
              smtp.pipeline(who.address(), List.of(ground.owner().address()), letter);
            }
          }
        });
  }

  /// A connection of one who has signed in.
  static SmtpTalk connection(Ground ground, FirstAccount who, int turn) throws IOException {
    var port = turn % 3 == 0 ? "submissions" : "submission";
    var smtp = SmtpTalk.open(Line.to(ground, port));
    if (turn % 3 == 1) {
      smtp.secure(ground);
    }
    smtp.signIn(who);
    return smtp;
  }

  /// The letter from its Subject on: nobody may submit under another's name.
  static String bodyOf(int number) {
    var letter = Letters.of(number);
    return letter.substring(letter.indexOf("Subject:"));
  }
}
