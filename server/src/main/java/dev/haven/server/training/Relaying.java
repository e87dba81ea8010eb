package dev.haven.server.training;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/// Mail for elsewhere: submitted, kept in the queue, sent on over TLS, and arrived there.
final class Relaying implements Exercise {
  private static final int SESSIONS = 4;
  private static final int CONNECTIONS = 20;
  private static final int TOGETHER = 10;

  private final AtomicInteger sent = new AtomicInteger();

  @Override
  public String name() {
    return "relayed";
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
          try (var smtp = Submitting.connection(ground, who, turn)) {
            for (int i = 0; i < TOGETHER; i++) {
              var letter = "From: " + who.address() + "\r\n" + Submitting.bodyOf(turn + i);
              smtp.deliver(who.address(), List.of(ground.stranger().address()), letter);
              sent.incrementAndGet();
            }
          }
        });
  }

  /// Waits until the other server has them all.
  @Override
  public void end(Ground ground) throws IOException {
    int port = ground.elsewhere().port("imaps");
    try (var imap = ImapTalk.open(Line.secure(ground, port), ground.stranger())) {
      var selected = imap.ask("SELECT INBOX", "EXISTS");
      if (!selected.contains("* " + sent.get() + " EXISTS")) {
        imap.idle();
        imap.awaitMessages(sent.get());
        imap.endIdle();
      }
    }
  }
}
