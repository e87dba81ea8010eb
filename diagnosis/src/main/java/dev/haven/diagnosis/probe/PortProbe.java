package dev.haven.diagnosis.probe;

import dev.haven.diagnosis.Check;
import dev.haven.diagnosis.Deadline;
import dev.haven.wire.Outbound;
import dev.haven.wire.TlsMode;
import java.io.EOFException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.List;

/// Talks to one port as a mail program would, and looks again in the other mode where that fails.
/// Tells no secrets, sends no mail. Used once, by one thread.
public final class PortProbe {
  private final Outbound outbound;
  private final Target target;
  private final Patience patience;
  private final Deadline deadline;
  private final Dialect dialect;
  private final List<String> heard = Conversation.evidence();
  private final long began = System.nanoTime();

  private Voice voice = new Voice.Unheard();
  private Offer before = Offer.NONE;
  private Upgrade upgrade = new Upgrade.Needless();
  private TlsSeen tls = new TlsSeen.Untried();
  private Offer after = Offer.NONE;
  private String brokeOff = "";

  private PortProbe(Outbound outbound, Target target, Patience patience, Deadline deadline) {
    this.outbound = outbound;
    this.target = target;
    this.patience = patience;
    this.deadline = deadline;
    this.dialect = Dialect.of(target.service().language());
  }

  /// As a check among others.
  public static Check<Observation> check(
      Outbound outbound, Target target, Patience patience, Deadline deadline) {
    return new Check<>(
        target.where(),
        () -> new PortProbe(outbound, target, patience, deadline).run(),
        () -> Observation.dropped(target, patience.connect()));
  }

  private Observation run() {
    Tcp tcp;
    try (var talk = connect()) {
      tcp = new Tcp.Connected(Dialect.since(began));
      if (target.service().tls() == TlsMode.IMPLICIT) {
        inside(talk);
      } else {
        inClear(talk);
      }
    } catch (IOException e) {
      tcp = notConnected(e);
    }
    if (tcp instanceof Tcp.Connected) {
      lookAgain();
    }
    return new Observation(
        target, tcp, voice, before, upgrade, tls, after, brokeOff, heard, Dialect.since(began));
  }

  /// A reset can be quicker than the return from connecting.
  private Tcp notConnected(IOException e) {
    var elapsed = Dialect.since(began);
    if (!Tcp.isReset(e)) {
      return Tcp.failed(e, elapsed);
    }
    voice = new Voice.HungUp(true);
    return new Tcp.Connected(elapsed);
  }

  private Conversation connect() throws IOException {
    var connection = outbound.connect(target.address(), deadline.least(patience.connect()));
    return new Conversation(connection, deadline, heard);
  }

  private void inside(Conversation talk) {
    tls = talk.startTls(target.host(), patience.handshake());
    if (tls instanceof TlsSeen.Agreed && greeted(talk)) {
      try {
        after = dialect.offer(talk, patience.answer());
        talk.say(dialect.goodbye());
      } catch (IOException e) {
        brokeOff = words(e);
      }
    }
  }

  private void inClear(Conversation talk) {
    if (!greeted(talk)) {
      return;
    }
    try {
      before = dialect.offer(talk, patience.answer());
      upgrade(talk);
      if (tls instanceof TlsSeen.Agreed) {
        after = dialect.offerInside(talk, patience.answer());
        talk.say(dialect.goodbye());
      }
    } catch (IOException e) {
      brokeOff = words(e);
    }
  }

  /// Asks for TLS even where it is not offered: a server that says yes then did offer it, and
  /// somebody took the offer away.
  private void upgrade(Conversation talk) throws IOException {
    if (!before.upgrade()) {
      upgrade = new Upgrade.NotOffered(false, "");
      var answer = dialect.upgrade(talk, patience.answer());
      upgrade = new Upgrade.NotOffered(dialect.isYes(answer), answer);
      return;
    }
    var answer = dialect.upgrade(talk, patience.answer());
    if (dialect.isYes(answer)) {
      upgrade = new Upgrade.Begun();
      tls = talk.startTls(target.host(), patience.handshake());
    } else {
      upgrade = new Upgrade.Refused(answer);
    }
  }

  /// Whether a greeting came that one can go on from.
  private boolean greeted(Conversation talk) {
    long asked = System.nanoTime();
    try {
      voice = dialect.greeting(talk, patience.greeting());
    } catch (SocketTimeoutException _) {
      voice = new Voice.Silence(Dialect.since(asked));
    } catch (EOFException _) {
      voice = new Voice.HungUp(false);
    } catch (IOException _) {
      voice = new Voice.HungUp(true);
    }
    return voice instanceof Voice.Greeting;
  }

  private static String words(IOException e) {
    return e instanceof SocketTimeoutException ? "no answer came" : String.valueOf(e.getMessage());
  }

  /// Where nothing was heard, the server may have waited for us to begin otherwise.
  private void lookAgain() {
    if (tls instanceof TlsSeen.Failed && target.service().tls() == TlsMode.IMPLICIT) {
      lookInClear();
    } else if (voice instanceof Voice.Silence || voice instanceof Voice.HungUp) {
      lookInside();
    }
  }

  private void lookInClear() {
    heard.add("-- once more, in clear");
    try (var talk = connect()) {
      long asked = System.nanoTime();
      var line = talk.line(patience.second());
      var first = Dialect.heard(line, target.service().language(), Dialect.since(asked));
      voice = first instanceof Voice.Greeting ? new Voice.InClear(line) : first;
    } catch (IOException _) {
      voice = new Voice.Unheard();
    }
  }

  private void lookInside() {
    if (target.service().tls() == TlsMode.IMPLICIT) {
      return;
    }
    heard.add("-- once more, beginning with TLS");
    try (var talk = connect()) {
      if (talk.startTls(target.host(), patience.second()) instanceof TlsSeen.Agreed agreed) {
        tls = agreed;
        voice = new Voice.TlsAtOnce();
      }
    } catch (IOException e) {
      heard.add("-- " + words(e));
    }
  }
}
