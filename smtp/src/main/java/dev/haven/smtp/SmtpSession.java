package dev.haven.smtp;

import dev.haven.directory.SignInContext;
import dev.haven.store.StoreException;
import dev.haven.wire.Connection;
import dev.haven.wire.Input;
import dev.haven.wire.Line;
import dev.haven.wire.Output;
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
  private final Output out;
  private final Patience patience;
  private final Reception reception;

  private State state = new State.Opened();
  private Identity identity = new Identity.Stranger();

  /// How many replies the command in hand gets, if it is refused from now on.
  private int answers = 1;

  SmtpSession(Connection connection, SmtpProtocol server) {
    this.connection = connection;
    this.server = server;
    this.limits = server.limits();
    this.in = connection.in();
    this.out = connection.out();
    this.patience = new Patience(limits);
    this.reception = server.reception(connection);
  }

  @Override
  public void run() throws IOException {
    try {
      connection.timeout(limits.idle());
      enter();
      while (!over()) {
        converse();
      }
      out.flush();
    } finally {
      become(new State.Closed());
    }
  }

  private void enter() throws IOException {
    var greeting = reception.greeting(lmtp() ? "LMTP" : "ESMTP");
    say(greeting);
    if (greeting.code() != 220) {
      become(new State.Closed());
    }
    out.flush();
  }

  /// One command and its answer, which waits for the next if that has arrived already (RFC 2920
  /// §3.2).
  private void converse() throws IOException {
    var line = line();
    if (line.isPresent()) {
      answer(line.get());
    }
    var goodbye = patience.exhausted();
    if (goodbye.isPresent() && !over()) {
      say(goodbye.get());
    }
    if (!in.lineWaiting()) {
      out.flush();
    }
  }

  /// The next line; empty if there is none, which the client then knows.
  private Optional<byte[]> line() throws IOException {
    switch (in.readLine(limits.authLine())) {
      case Line.Complete(var bytes) -> {
        return Optional.of(bytes);
      }
      case Line.TooLong(var limit, _) -> refuse(Words.tooLong(limit), mail());
      case Line.Closed _ -> become(new State.Closed());
      case Line.TimedOut _ -> say(Words.timedOut());
      case Line.ShuttingDown _ ->
          say(Reply.of(421, "4.3.2", "The server is being restarted; try again in a minute"));
    }
    return Optional.empty();
  }

  private void answer(byte[] line) throws IOException {
    var mail = mail();
    answers = 1;
    try {
      act(Parsing.command(line, server));
    } catch (Refused refused) {
      keepWaiting(refused.after());
      refuse(refused.reply(), mail);
    } catch (SyntaxException bad) {
      refuse(Words.syntaxError(bad), mail);
    } catch (SocketTimeoutException _) {
      say(Words.timedOut());
    } catch (StoreException trouble) {
      LOG.log(
          Level.ERROR,
          () -> "event=store-trouble" + mail + " cause=\"" + trouble.getMessage() + "\"");
      sayToEach(Words.temporary(trouble));
    } catch (RuntimeException bug) {
      LOG.log(Level.ERROR, "event=bug protocol=smtp", bug);
      sayToEach(
          Reply.of(451, "4.3.0", "An error in this server, which is logged; try again later"));
    }
  }

  /// What was said so far goes out first.
  private void keepWaiting(Duration time) throws IOException {
    if (time.isPositive()) {
      out.flush();
      connection.pause(time);
    }
  }

  /// The message that is under way, for the log.
  private String mail() {
    return state instanceof State.InTransaction(_, var transaction) ? " q=" + transaction.id() : "";
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
          say(reception.recipient(transaction, path, parameters));
      case Command.Data _ when state instanceof State.InTransaction(var hello, var transaction) ->
          data(transaction, hello);
      case Command.Bdat chunk
          when state instanceof State.InTransaction(var hello, var transaction) ->
          chunk(chunk, transaction, hello);
      case Command.Burl _ when !server.offersUrls() -> throw new Refused(Words.NO_URLS);
      case Command.Burl burl
          when state instanceof State.InTransaction(var hello, var transaction) -> {
        transaction.requireRecipient();
        piece(burl.last(), transaction, hello, () -> transaction.burl(burl, server.urls()));
      }
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
        say(reception.forward(attributes));
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
    say(Reply.of(220, "2.0.0", "Begin TLS"));
    out.flush();
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
    if (hello.isPresent() && !over()) {
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
      throw Reply.refused(
          502,
          "5.5.1",
          "This port is for other mail servers; sign in on port 465 (TLS) or 587 (STARTTLS)");
    }
    if (!(state instanceof State.Ready) || !(identity instanceof Identity.Stranger)) {
      throw Reply.refused(503, "5.5.1", "AUTH comes once, after EHLO and before MAIL");
    }
    var dialogue = new SignInDialogue(server.directory(), SignInContext.of(connection));
    var person = dialogue.run(auth, this::respond);
    if (person.isPresent()) {
      identity = new Identity.SignedIn(person.get());
      connection.signedIn();
      say(Reply.of(235, "2.7.0", "Signed in as " + person.get().address()));
    }
  }

  private Optional<byte[]> respond(Reply challenge) throws IOException {
    say(challenge);
    out.flush();
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
    say(Reply.of(250, "2.1.0", "Sender is fine"));
  }

  private void data(Transaction transaction, Hello hello) throws IOException, Refused {
    transaction.expectData();
    try {
      var content = transaction.openContent();
      content.check();
      say(new Reply(354, "", List.of("Send the message, then a line with a dot alone")));
      out.flush();
      connection.timeout(limits.content());
      answers = transaction.answers();
      sayAll(transaction.data(in, content));
      patience.renew();
    } finally {
      connection.timeout(limits.idle());
      become(new State.Ready(hello));
    }
  }

  /// RFC 3030 §2. After a chunk that failed, the message is gone: more chunks get 503.
  private void chunk(Command.Bdat chunk, Transaction transaction, Hello hello)
      throws IOException, Refused {
    if (chunk.size() / 2 > limits.messageOctets()) {
      // A little too much is read and refused; this would take as long as the client likes.
      refuse(Content.tooLarge(limits).reply(), mail());
      become(new State.Closed());
      return;
    }
    piece(chunk.last(), transaction, hello, () -> transaction.chunk(in, chunk));
  }

  private void piece(boolean last, Transaction transaction, Hello hello, Transaction.Piece piece)
      throws IOException, Refused {
    boolean under = false;
    try {
      connection.timeout(limits.content());
      answers = last ? transaction.answers() : 1;
      sayAll(piece.take());
      under = !last;
    } finally {
      connection.timeout(limits.idle());
      if (!under) {
        become(new State.Ready(hello));
      }
    }
    if (last) {
      patience.renew();
    }
  }

  private void reset() throws IOException {
    if (state instanceof State.InTransaction(var hello, _)) {
      become(new State.Ready(hello));
    }
    idle(Reply.of(250, "2.0.0", "Forgotten"));
  }

  private void quit() throws IOException {
    say(Reply.of(221, "2.0.0", "Goodbye"));
    become(new State.Closed());
  }

  private void idle(Reply reply) throws IOException {
    patience.idleCommand();
    say(reply);
  }

  private void refuse(Reply reply, String mail) throws IOException {
    LOG.log(
        Level.INFO,
        () ->
            "event=refused%s remote=%s reply=\"%s\""
                .formatted(
                    mail,
                    reception.client().getAddress().getHostAddress(),
                    reply.toString().replace('"', '\'')));
    if (reply.enhanced().equals("4.5.3")) {
      patience.idleCommand(); // a large mailing, not a mistake (RFC 5321 §4.5.3.1.10)
    } else {
      patience.mistake();
    }
    sayToEach(reply);
  }

  /// RFC 2033 §4.2: with LMTP, what is said of a message is said for each of its recipients.
  private void sayToEach(Reply reply) throws IOException {
    for (int i = 0; i < answers && !over(); i++) {
      say(reply);
    }
  }

  private void sayAll(List<Reply> replies) throws IOException {
    for (var reply : replies) {
      say(reply);
    }
  }

  /// RFC 5321 §3.8: 421 is always the last word.
  private void say(Reply reply) throws IOException {
    boolean utf8 = state instanceof State.InTransaction(_, var transaction) && transaction.utf8();
    reply.writeTo(out, utf8);
    if (reply.code() == 421) {
      become(new State.Closed());
    }
  }

  private void become(State next) {
    if (state instanceof State.InTransaction(_, var transaction)) {
      transaction.close();
    }
    state = next;
  }

  private boolean over() {
    return state instanceof State.Closed;
  }

  private boolean lmtp() {
    return server.service() == SmtpService.LMTP;
  }

  private String host() {
    return connection.endpoint().host();
  }
}
