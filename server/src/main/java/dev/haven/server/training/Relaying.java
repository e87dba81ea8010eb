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
    var author = new Author(ground, ground.people().get(number));
    var stranger = List.of(ground.stranger().address());
    turns.take(
        CONNECTIONS,
        turn ->
            author.connect(
                turn,
                TOGETHER,
                (smtp, letter) -> {
                  smtp.deliver(author.address(), stranger, letter);
                  sent.incrementAndGet();
                }));
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
