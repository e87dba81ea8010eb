package dev.haven.server.training;

import java.io.IOException;
import java.util.List;

/// Mail from people who sign in, for people here, a letter or two on each connection.
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
    var author = new Author(ground, ground.people().get(number));
    var owner = List.of(ground.owner().address());
    turns.take(
        CONNECTIONS,
        turn ->
            author.connect(
                turn, TOGETHER, (smtp, letter) -> smtp.pipeline(author.address(), owner, letter)));
  }
}
