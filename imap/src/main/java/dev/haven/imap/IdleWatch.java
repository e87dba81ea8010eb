package dev.haven.imap;

import dev.haven.account.Account;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// Writes a mailbox's news while its session waits for `DONE`.
///
/// A virtual thread of its own, woken by the account. From [#start] to [#end] it alone writes to
/// the connection, so no lock is needed; it is never interrupted, which would close the socket
/// under it. What the client has been told is handed back by [#end].
final class IdleWatch {
  private final Client client;
  private final Semaphore news = new Semaphore(0);
  private final AutoCloseable watching;
  private final Thread thread;
  private volatile boolean ending;
  private State told;
  private Optional<Exception> failure = Optional.empty();

  private IdleWatch(State.LoggedIn state, Client client) {
    this.client = client;
    this.told = state;
    this.watching = watched(state).watch(news::release);
    this.thread = Thread.ofVirtual().name("idle-" + client.connection().id()).unstarted(this::run);
  }

  /// News are those of the selected mailbox, whose account may be somebody else's.
  private static Account watched(State.LoggedIn state) {
    return state instanceof State.Selected selected ? selected.account() : state.user().account();
  }

  static IdleWatch start(State.LoggedIn state, Client client) {
    var watch = new IdleWatch(state, client);
    // What happened before the watch began has no wake-up of its own.
    watch.news.release();
    watch.thread.start();
    return watch;
  }

  /// Stops, waits for the last line to be written, and says what the client knows now.
  State end() {
    ending = true;
    news.release();
    boolean interrupted = false;
    while (true) {
      try {
        thread.join();
        watching.close();
        break;
      } catch (InterruptedException e) {
        interrupted = true;
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    return told;
  }

  /// What ended the watch before its time.
  void rethrow() throws IOException, Bye {
    if (failure.isEmpty()) {
      return;
    }
    switch (failure.get()) {
      case IOException gone -> throw gone;
      case Bye bye -> throw bye;
      case RuntimeException bug -> throw bug;
      case Exception other -> throw new IllegalStateException(other);
    }
  }

  private void run() {
    try {
      while (!ending) {
        waitAndTell();
      }
    } catch (Bye bye) {
      sayGoodbye(bye);
    } catch (InterruptedException | IOException | RuntimeException e) {
      failure = Optional.of(e);
      client.connection().close();
    }
  }

  private void waitAndTell() throws InterruptedException, IOException, Bye {
    boolean woken = news.tryAcquire(client.options().stillHere().toMillis(), TimeUnit.MILLISECONDS);
    news.drainPermits();
    if (!woken) {
      client.out().untagged("OK Still here");
    } else if (!ending) {
      told = News.tell(told, true, client.out());
    }
    client.out().flush();
  }

  /// The session's thread is waiting for a line; the end of the connection wakes it.
  private void sayGoodbye(Bye bye) {
    failure = Optional.of(bye);
    try {
      client.out().untagged("BYE " + bye.reason());
      client.out().flush();
    } catch (IOException gone) {
      failure = Optional.of(gone);
    }
    client.connection().close();
  }
}
