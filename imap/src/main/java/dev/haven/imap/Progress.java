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
  private long told;
  private long goal;

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

  /// The same for one of several mailboxes.
  ///
  /// @param before messages of the mailboxes that are done
  /// @param count messages of this one
  /// @param total messages of all
  static Pace part(Pace whole, long before, long count, long total) {
    return whole instanceof Progress progress
        ? (done, all) -> progress.at(done, before + done * count / all, total)
        : whole;
  }

  @Override
  public void at(long done, long all) throws IOException {
    at(done, done, all);
  }

  private void at(long step, long done, long all) throws IOException {
    if (step % MESSAGES_AT_ONCE != 0) {
      return;
    }
    long now = System.nanoTime();
    if (now - next >= 0) {
      next = now + silence;
      tell(done, all);
    }
  }

  /// RFC 9585 §4: what is told does not go back and its goal stays, though a command goes through
  /// its messages more than once; the goal is more than what is told.
  private void tell(long done, long all) throws IOException {
    goal = goal == 0 ? all : goal;
    told = Math.max(told, Math.min(done * goal / all, goal - 1));
    var out = client.out();
    out.ascii("* OK [INPROGRESS (").ascii(tag()).sp().number(told).sp().number(goal);
    out.ascii(")] Still working").crlf();
    out.flush();
  }

  /// RFC 9585 §4: a tag may hold the `]` that ends a response code, and is left out then.
  private String tag() {
    return client.tag().indexOf(']') < 0 ? '"' + client.tag() + '"' : "NIL";
  }
}
