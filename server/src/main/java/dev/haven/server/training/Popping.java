package dev.haven.server.training;

import dev.haven.server.FirstAccount;
import java.io.IOException;

/// What POP3 clients do: what is there, what is new, fetch it, remove it.
final class Popping implements Exercise {
  private static final int SESSIONS = 2;
  private static final int CONNECTIONS = 40;
  private static final int LETTERS = 25;

  @Override
  public String name() {
    return "maildrops";
  }

  @Override
  public int sessions() {
    return SESSIONS;
  }

  @Override
  public void session(Ground ground, int number, Turns turns) throws IOException {
    var port = number == 0 ? "pop3s" : "pop3";
    var who = ground.people().get(number);
    turns.take(CONNECTIONS, _ -> fetch(ground, port, who));
  }

  private static void fetch(Ground ground, String port, FirstAccount who) throws IOException {
    try (var pop = PopTalk.open(Line.to(ground, port), who)) {
      pop.ask("STAT");
      int messages = pop.askAll("UIDL");
      pop.askAll("LIST");
      for (int i = 1; i <= Math.min(messages, LETTERS); i++) {
        pop.askAll("RETR " + i);
      }
      pop.askAll("TOP 1 10");
      pop.ask("DELE 1");
    }
  }
}
