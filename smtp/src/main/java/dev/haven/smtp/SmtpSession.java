package dev.haven.smtp;

import dev.haven.directory.SignInContext;
import dev.haven.store.StoreException;
import dev.haven.wire.Connection;
import dev.haven.wire.Input;
import dev.haven.wire.Line;
import dev.haven.wire.Session;
import dev.haven.wire.SyntaxException;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// One SMTP conversation (RFC 5321 §3), with another server or with a mail program.
///
/// Runs on one virtual thread from greeting to goodbye. The protocol is the switch in [#act];
/// everything that goes wrong ends in the ladder of [#answer] and nowhere else. A failure of ours
/// is answered with 4xx, and the session goes on.
final class SmtpSession implements Session {
  private static final System.Logger LOG = System.getLogger(SmtpSession.class.getName());

  private final Connection connection;
  private final SmtpProtocol server;
  private final SmtpLimits limits;
  private final Input in;
  private final Patience patience;
  private final Reception reception;
  private final Replies replies;
  private final MailData mailData;

  private State state = new State.Opened();
  private Identity identity = new Identity.Stranger();

  SmtpSession(Connection connection, SmtpProtocol server) {
    this.connection = connection;
    this.server = server;
    this.limits = server.limits();
    this.in = connection.in();
    this.patience = new Patience(limits);
    this.reception = server.reception(connection);
    this.replies = new Replies(connection.out(), reception, patience);
    this.mailData = new MailData(connection, server, patience, replies);
  }

  @Override
  public void run() throws IOException {
    try {
      connection.timeout(limits.idle());
      enter();
      while (!replies.over()) {
        converse();
      }
      replies.flush();
    } finally {
      become(new State.Opened());
    }
  }

  private void enter() throws IOException {
    var greeting = reception.greeting(lmtp() ? "LMTP" : "ESMTP");
    replies.say(greeting);
    if (greeting.code() != 220) {
      replies.hangUp();
    }
    replies.flush();
  }

  /// One command and its answer, which waits for the next if that has arrived already (RFC 2920
  /// §3.2).
  private void converse() throws IOException {
    var line = line();
    if (line.isPresent()) {
      answer(line.get());
    }
    var goodbye = patience.exhausted();
    if (goodbye.isPresent() && !replies.over()) {
      replies.say(goodbye.get());
    }
    if (!in.lineWaiting()) {
      replies.flush();
    }
  }

  /// The next line; empty if there is none, which the client then knows.
  private Optional<byte[]> line() throws IOException {
    switch (in.readLine(limits.authLine())) {
      case Line.Complete(var bytes) -> {
        return Optional.of(bytes);
      }
      case Line.TooLong(var limit, _) -> replies.refuse(Words.tooLong(limit), mail());
      case Line.Closed _ -> replies.hangUp();
      case Line.TimedOut _ -> replies.say(Words.timedOut());
      case Line.ShuttingDown _ ->
          replies.say(
              Reply.of(421, "4.3.2", "The server is being restarted; try again in a minute"));
    }
    return Optional.empty();
  }

  private void answer(byte[] line) throws IOException {
    var mail = mail();
    replies.expect(1);
    try {
      act(Parsing.command(line, server));
    } catch (Refused refused) {
      keepWaiting(refused.after());
      replies.refuse(refused.reply(), mail);
    } catch (SyntaxException bad) {
      replies.refuse(Words.syntaxError(bad), mail);
    } catch (SocketTimeoutException _) {
      replies.say(Words.timedOut());
    } catch (StoreException trouble) {
      LOG.log(
          Level.ERROR,
          () -> "event=store-trouble" + mail + " cause=\"" + trouble.getMessage() + "\"");
      replies.sayToEach(Words.temporary(trouble));
    } catch (RuntimeException bug) {
      LOG.log(Level.ERROR, "event=bug protocol=smtp", bug);
      replies.sayToEach(
          Reply.of(451, "4.3.0", "An error in this server, which is logged; try again later"));
    }
  }

  /// What was said so far goes out first.
  private void keepWaiting(Duration time) throws IOException {
    if (time.isPositive()) {
      replies.flush();
      connection.pause(time);
    }
  }

  /// The message that is under way, for the log.
  private String mail() {
    return state instanceof State.InTransaction(_, var transaction) ? transaction.logged() : "";
  }

  private void act(Command command) throws IOException, Refused {
    switch (command) {
      case Command.Lhlo(var domain) when lmtp() -> hello(new Hello(domain, true));
      case Command.Lhlo _ -> throw new Refused(Words.UNKNOWN_COMMAND);
      case Command.Ehlo _, Command.Helo _ when lmtp() -> throw new Refused(Words.LMTP_ONLY);
      case Command.Ehlo(var domain) -> hello(new Hello(domain, true));
      case Command.Helo(var domain) -> hello(new Hello(domain, false));
      case Command.StartTls _ -> startTls();
      case Command.Auth auth -> authenticate(auth);
      case Command.Mail mail when state instanceof State.Ready(var hello) -> mail(mail, hello);
      case Command.Rcpt(var path, var parameters)
          when state instanceof State.InTransaction(_, var transaction) ->
          replies.say(reception.recipient(transaction, path, parameters));
      case Command.Data _ when state instanceof State.InTransaction(var hello, var transaction) ->
          mailData.data(transaction, () -> become(new State.Ready(hello)));
      case Command.Bdat chunk
          when state instanceof State.InTransaction(var hello, var transaction) ->
          mailData.chunk(chunk, transaction, () -> become(new State.Ready(hello)));
      case Command.Burl _ when !server.offersUrls() -> throw new Refused(Words.NO_URLS);
      case Command.Burl burl
          when state instanceof State.InTransaction(var hello, var transaction) ->
          mailData.burl(burl, transaction, () -> become(new State.Ready(hello)));
      case Command.Mail _ when state instanceof State.InTransaction -> requireNoMessage();
      case Command.Mail _ ->
          throw Reply.refused(503, "5.5.1", lmtp() ? "Say LHLO first" : "Say EHLO first");
      case Command.Rcpt _, Command.Data _, Command.Burl _ ->
          throw Reply.refused(503, "5.5.1", "Say MAIL FROM:<address> first");
      case Command.Bdat(var size, _) -> {
        Transaction.skip(in, size, limits);
        throw Reply.refused(503, "5.5.1", "Say MAIL and RCPT first; the chunk was thrown away");
      }
      case Command.BrokenBdat(var expected) ->
          throw Reply.refused(
              421, "4.5.2", "Closing: what follows BDAT cannot be found (" + expected + ")");
      case Command.Rset _ -> reset();
      case Command.Noop _ -> idle(Reply.of(250, "2.0.0", "Nothing done"));
      case Command.Help _ -> idle(Words.HELP);
      case Command.Vrfy _ ->
          idle(Reply.of(252, "2.5.2", "Nobody is verified here; send the message and see"));
      case Command.Expn _ ->
          throw Reply.refused(502, "5.5.1", "Who is behind a list stays secret here");
      case Command.Etrn(var node) -> idle(server.additions().turnFor(node));
      case Command.Quit _ -> quit();
      case Command.XClient(var attributes) -> introduce(attributes);
      case Command.XForward(var attributes) -> {
        requireNoMessage();
        replies.say(reception.forward(attributes));
      }
      case Command.Unknown _ -> throw new Refused(Words.UNKNOWN_COMMAND);
    }
  }

  /// RFC 5321 §4.1.1.1. Also forgets a message that is under way (RFC 5321 §4.1.4).
  private void hello(Hello hello) throws IOException {
    become(new State.Ready(hello));
    reception.hello(hello);
    idle(
        new Reply(
            250,
            "",
            hello.extended()
                ? Words.extensions(connection, server, identity, reception)
                : List.of(host() + " greets you")));
  }

  /// RFC 3207 §4.2: afterwards it is as if the client had just connected.
  private void startTls() throws IOException, Refused {
    if (connection.tls().isPresent()) {
      throw Reply.refused(503, "5.5.1", "TLS is on already");
    }
    if (!connection.canStartTls()) {
      throw Reply.refused(502, "5.5.1", "TLS is not available on this port");
    }
    replies.say(Reply.of(220, "2.0.0", "Begin TLS"));
    replies.flush();
    connection.startTls();
    become(new State.Opened());
    identity = new Identity.Stranger();
  }

  /// As if the client that is spoken of had just connected.
  private void introduce(ClientAttributes attributes) throws IOException, Refused {
    requireNoMessage();
    var hello = reception.introduce(attributes);
    become(new State.Opened());
    identity = new Identity.Stranger();
    enter();
    if (hello.isPresent() && !replies.over()) {
      become(new State.Ready(hello.get()));
      reception.hello(hello.get());
    }
  }

  private void requireNoMessage() throws Refused {
    if (state instanceof State.InTransaction) {
      throw Reply.refused(503, "5.5.1", "A message is under way: finish it, or say RSET");
    }
  }

  private void authenticate(Command.Auth auth) throws IOException, Refused {
    if (!server.service().offersSignIn()) {
      throw SignInDialogue.notHere(auth, server.directory(), connection);
    }
    if (!(state instanceof State.Ready(var hello)) || !(identity instanceof Identity.Stranger)) {
      throw Reply.refused(503, "5.5.1", "AUTH comes once, after EHLO and before MAIL");
    }
    var where = SignInContext.of(connection).named(hello.domain());
    var dialogue = new SignInDialogue(server.directory(), where);
    var person = dialogue.run(auth, this::respond);
    if (person.isPresent()) {
      identity = new Identity.SignedIn(person.get());
      connection.signedIn();
      replies.say(Reply.of(235, "2.7.0", "Signed in as " + person.get().address()));
    }
  }

  private Optional<byte[]> respond(Reply challenge) throws IOException {
    replies.say(challenge);
    replies.flush();
    return line();
  }

  private void mail(Command.Mail mail, Hello hello) throws IOException, Refused {
    SignInDialogue.requireSignIn(server.service(), identity, connection);
    var origin = reception.origin(mail, hello, server, identity.person());
    var incoming = server.intake().begin(origin);
    reception.note(incoming.id());
    become(
        new State.InTransaction(
            hello, new Transaction(connection, hello, origin, incoming, server)));
    replies.say(Reply.of(250, "2.1.0", "Sender is fine"));
  }

  private void reset() throws IOException {
    if (state instanceof State.InTransaction(var hello, _)) {
      become(new State.Ready(hello));
    }
    idle(Reply.of(250, "2.0.0", "Forgotten"));
  }

  private void quit() throws IOException {
    replies.say(Reply.of(221, "2.0.0", "Goodbye"));
    replies.hangUp();
  }

  private void idle(Reply reply) throws IOException {
    patience.idleCommand();
    replies.say(reply);
  }

  private void become(State next) {
    if (state instanceof State.InTransaction(_, var transaction)) {
      transaction.close();
    }
    state = next;
    replies.utf8(next instanceof State.InTransaction(_, var begun) && begun.utf8());
  }

  private boolean lmtp() {
    return server.service() == SmtpService.LMTP;
  }

  private String host() {
    return connection.endpoint().host();
  }
}
