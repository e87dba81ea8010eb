package dev.haven.wire;

import static java.lang.System.Logger.Level.DEBUG;
import static java.lang.System.Logger.Level.ERROR;
import static java.lang.System.Logger.Level.INFO;

import java.io.IOException;
import java.net.InetAddress;

/// The life of one connection on its virtual thread: doorstep, session, end.
///
/// Whatever ends it comes together in [#run], which is the only place that knows all the ways.
final class Visit implements Runnable {
  private static final System.Logger log = System.getLogger(Visit.class.getName());

  private final SocketConnection connection;
  private final ListenerOptions options;
  private final Counters counters;
  private final Switchboard house;

  Visit(
      SocketConnection connection, ListenerOptions options, Counters counters, Switchboard house) {
    this.connection = connection;
    this.options = options;
    this.counters = counters;
    this.house = house;
  }

  SocketConnection connection() {
    return connection;
  }

  @Override
  public void run() {
    try {
      receive();
    } catch (LimitReached limit) {
      refused(limit.refusal(), limit.why());
    } catch (WrongModeSeen wrong) {
      wrongMode(wrong.mode());
    } catch (TlsFailure failure) {
      tlsTrouble(failure);
    } catch (IOException gone) {
      log.log(DEBUG, () -> "event=gone remote=" + address() + " why=" + gone.getMessage());
    } catch (RuntimeException | Error bug) {
      log.log(ERROR, "a session died of " + bug, bug);
    } finally {
      connection.close();
      connection.release();
    }
  }

  private void receive() throws IOException {
    var door = new Doorstep(connection);
    if (trusted(address())) {
      door.proxyHeader();
    }
    var peer = peer();
    counters.came(peer);
    house.admission().enter(peer.address());
    try {
      if (connection.endpoint().tls() == TlsMode.IMPLICIT) {
        door.implicitTls();
      }
      counters.succeeded(peer);
      options.protocol().open(connection).run();
      connection.closeAfterLastWords();
    } finally {
      house.admission().leave(peer.address());
    }
  }

  private boolean trusted(InetAddress address) {
    return options.proxies().stream().anyMatch(range -> range.contains(address));
  }

  private InetAddress address() {
    return connection.remote().getAddress();
  }

  /// Ends the visit because the listener itself holds too many.
  void refuseAtOnce() {
    refused(Refusal.TOO_MANY_CONNECTIONS, "Too many connections to this port, try again soon");
    connection.close();
    connection.release();
  }

  private void refused(Refusal refusal, String why) {
    counters.refused(refusal, peer(), why);
    log.log(INFO, () -> "event=refused why=" + refusal + " remote=" + address());
    if (secureEnough(refusal)) {
      lastWords(answers().refusal(why));
    }
  }

  /// On a port of TLS a refusal has to be said inside it to be understood. That costs a handshake,
  /// which is given to a few at a time and not to a flood.
  private boolean secureEnough(Refusal refusal) {
    boolean needsTls =
        connection.endpoint().tls() == TlsMode.IMPLICIT
            && connection.tls().isEmpty()
            && refusal != Refusal.PROXY_HEADER;
    if (!needsTls) {
      return true;
    }
    if (!house.courtesy().tryAcquire()) {
      return false;
    }
    try {
      new Doorstep(connection).implicitTls();
      return true;
    } catch (IOException _) {
      return false;
    } finally {
      house.courtesy().release();
    }
  }

  private void wrongMode(WrongMode mode) {
    var answers = answers();
    counters.wrongMode(mode, peer(), answers.why(mode));
    log.log(INFO, () -> "event=wrong-mode what=" + mode + " remote=" + address());
    lastWords(answers.to(mode));
  }

  private void tlsTrouble(TlsFailure failure) {
    var trouble = failure.trouble();
    counters.tlsTrouble(failure, peer(), trouble.meaning() + " (" + failure.getMessage() + ")");
    log.log(
        INFO,
        () ->
            "event=tls-failed why="
                + trouble
                + " remote="
                + address()
                + " words=\""
                + failure.getMessage()
                + "\"");
  }

  Counters.Peer peer() {
    return Counters.Peer.of(connection);
  }

  private Answers answers() {
    return new Answers(
        options.protocol(), house.guide(), connection.endpoint().address().getPort());
  }

  private void lastWords(byte[] words) {
    try {
      connection.out().write(words);
      connection.closeAfterLastWords();
    } catch (IOException _) {
      // The peer did not wait to hear it.
    }
  }
}
