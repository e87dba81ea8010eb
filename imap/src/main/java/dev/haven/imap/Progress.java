package dev.haven.imap;

import dev.haven.account.Pace;
import java.io.IOException;

/// Tells a client how far a command is that has been silent for long, RFC 9585 §4. Between two
/// responses only; a client that has left is noticed by it, and the command ends. For one command.
final class Progress implements Pace {
  /// Looking at the clock for each message would cost more than looking at some messages does.
  private static final int MESSAGES_AT_ONCE = 64;

  private final Client client;
  private final long silence;
  private long next;

  /// For a client that is offered it.
  static Pace of(State state, Client client) {
    return state instanceof State.LoggedIn user && user.offers(Extension.INPROGRESS)
        ? new Progress(client)
        : Pace.UNSEEN;
  }

  private Progress(Client client) {
    this.client = client;
    this.silence = client.options().silence().toNanos();
    this.next = System.nanoTime() + silence;
  }

  @Override
  public void at(long done, long all) throws IOException {
    if (done % MESSAGES_AT_ONCE != 0) {
      return;
    }
    long now = System.nanoTime();
    if (now - next >= 0) {
      next = now + silence;
      tell(done, all);
    }
  }

  private void tell(long done, long all) throws IOException {
    var out = client.out();
    out.ascii("* OK [INPROGRESS (").ascii(tag()).sp().number(done).sp().number(all);
    out.ascii(")] Still working").crlf();
    out.flush();
  }

  /// RFC 9585 §4: a tag may hold the `]` that ends a response code, and is left out then.
  private String tag() {
    return client.tag().indexOf(']') < 0 ? '"' + client.tag() + '"' : "NIL";
  }
}
