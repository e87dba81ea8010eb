package dev.haven.pop3;

import static java.lang.System.Logger.Level.DEBUG;
import static java.lang.System.Logger.Level.ERROR;
import static java.lang.System.Logger.Level.INFO;

import dev.haven.account.Accounts;
import dev.haven.account.IntentRefused;
import dev.haven.directory.Directory;
import dev.haven.directory.Person;
import dev.haven.store.StoreException;
import dev.haven.wire.Connection;
import dev.haven.wire.Line;
import dev.haven.wire.Session;
import dev.haven.wire.SyntaxException;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.IntFunction;

/// One POP3 conversation (RFC 1939). The whole protocol is the switch in [#run(Command)].
///
/// A command ends in one of six ways, and [#answer] is the only place that tells them apart:
///
/// | outcome | answer | session |
/// |---|---|---|
/// | done | `+OK` | goes on |
/// | [Refused] | `-ERR` | goes on |
/// | [SyntaxException] | `-ERR` | goes on |
/// | [IOException] | none, the peer is gone, or an answer broke off half-way | ends |
/// | [StoreException] | `-ERR [SYS/TEMP]` | goes on |
/// | anything else | `-ERR [SYS/TEMP]` and a logged stack trace | goes on |
final class Pop3Session implements Session {
  private static final System.Logger log = System.getLogger(Pop3Session.class.getName());

  /// RFC 2449 §4 allows 255 octets; an initial response (RFC 5034 §4) may need more.
  private static final int LONGEST_LINE = 4096;

  /// RFC 1939 §3: at least ten minutes.
  private static final Duration IDLE = Duration.ofMinutes(10);

  private static final int PIECE = 32 * 1024;
  private static final String GONE = "This message was deleted by another program meanwhile";
  private static final String DISK_TROUBLE =
      "[SYS/TEMP] The server cannot read or write its disk just now, try again later";

  private final Connection connection;
  private final Accounts accounts;
  private final MaildropLocks locks;
  private final SignIn signIn;
  private State state = State.start();
  private long retrieved;

  Pop3Session(Connection connection, Directory directory, Accounts accounts, MaildropLocks locks) {
    this.connection = connection;
    this.accounts = accounts;
    this.locks = locks;
    this.signIn = new SignIn(connection, directory);
  }

  @Override
  public void run() throws IOException {
    try {
      connection.timeout(IDLE);
      ok(connection.endpoint().host() + " POP3 server ready");
      while (!(state instanceof State.Over)) {
        flushIfAnswered();
        step(connection.in().readLine(LONGEST_LINE));
      }
      connection.out().flush();
    } finally {
      leave();
    }
  }

  /// Answers to commands that came together go out together (RFC 2449 §6.6).
  private void flushIfAnswered() throws IOException {
    if (!connection.in().lineWaiting()) {
      connection.out().flush();
    }
  }

  private void step(Line line) throws IOException {
    switch (line) {
      case Line.Complete(var bytes) -> answer(bytes);
      case Line.TooLong(var limit, _) -> error("Line longer than " + limit + " bytes");
      case Line.ShuttingDown _ -> {
        error("[SYS/TEMP] Server is going down, nothing was deleted, try again in a minute");
        leave();
      }
      // RFC 1939 §3: after the timeout the connection ends without a word, and nothing is deleted.
      case Line.TimedOut _, Line.Closed _ -> leave();
    }
  }

  private void answer(byte[] line) throws IOException {
    try {
      var command = Command.parse(line);
      log.log(DEBUG, "{0}", command);
      run(command);
    } catch (Refused refused) {
      error(refused.text());
    } catch (SyntaxException bad) {
      error(bad.getMessage());
    } catch (StoreException trouble) {
      log.log(ERROR, () -> "event=store-trouble words=\"" + trouble.getMessage() + "\"");
      error(trouble.kind() == StoreException.Kind.GONE ? GONE : DISK_TROUBLE);
    } catch (RuntimeException bug) {
      log.log(ERROR, "a command failed", bug);
      error("[SYS/TEMP] Internal error, it has been logged");
    }
    if (signIn.isHopeless() && state instanceof State.Authorization) {
      leave();
    }
  }

  private void run(Command command) throws IOException, Refused {
    switch (command) {
      case Command.Capa _ -> capabilities();
      case Command.Quit _ when state instanceof State.Transaction(var maildrop) -> quit(maildrop);
      case Command.Quit _ -> goodbye();
      case Command.Stls _ when state instanceof State.Authorization -> startTls();
      case Command.Utf8 _ when state instanceof State.Authorization -> ok("UTF-8 it is");
      case Command.User(var name) when state instanceof State.Authorization -> user(name);
      case Command.Pass(var password) when state instanceof State.Authorization(var user) ->
          pass(user, password);
      case Command.Auth auth when state instanceof State.Authorization -> auth(auth);
      case Command.Stat _ when state instanceof State.Transaction(var maildrop) ->
          ok(maildrop.count() + " " + maildrop.octets());
      case Command.Scan(var number) when state instanceof State.Transaction(var maildrop) ->
          scan(maildrop, number);
      case Command.Uidl(var number) when state instanceof State.Transaction(var maildrop) ->
          list(maildrop, number, maildrop::uniqueId, "unique-id listing follows");
      case Command.Retr(var number) when state instanceof State.Transaction(var maildrop) ->
          send(present(maildrop, number), maildrop, Long.MAX_VALUE);
      case Command.Top(var number, var lines)
          when state instanceof State.Transaction(var maildrop) ->
          send(present(maildrop, number), maildrop, lines);
      case Command.Dele(var number) when state instanceof State.Transaction(var maildrop) ->
          delete(maildrop, present(maildrop, number));
      case Command.Rset _ when state instanceof State.Transaction(var maildrop) -> reset(maildrop);
      case Command.Noop _ when state instanceof State.Transaction -> ok("");
      case Command.Stls _, Command.Utf8 _, Command.User _, Command.Pass _, Command.Auth _ ->
          throw new Refused("You are signed in already");
      case Command.Stat _,
          Command.Scan _,
          Command.Uidl _,
          Command.Retr _,
          Command.Top _,
          Command.Dele _,
          Command.Rset _,
          Command.Noop _ ->
          throw new Refused("Sign in first, with USER and PASS, or AUTH");
    }
  }

  /// RFC 2449 §5, RFC 2449 §6. What needs TLS first is not announced before.
  private void capabilities() throws IOException {
    ok("Capabilities follow");
    boolean stranger = state instanceof State.Authorization;
    if (!stranger || signIn.secretsAllowed()) {
      line("USER");
      line("SASL PLAIN LOGIN");
    }
    if (stranger && connection.canStartTls()) {
      line("STLS");
    }
    line("TOP");
    line("UIDL");
    line("PIPELINING");
    line("RESP-CODES");
    line("AUTH-RESP-CODE");
    line("UTF8 USER");
    line("EXPIRE NEVER");
    line("IMPLEMENTATION Haven");
    line(".");
  }

  /// RFC 2595 §4: after it nothing is remembered that was said in clear.
  private void startTls() throws IOException, Refused {
    if (!connection.canStartTls()) {
      throw new Refused(
          connection.tls().isPresent() ? "TLS is on already" : "TLS is not available on this port");
    }
    state = State.start();
    ok("Begin TLS");
    connection.out().flush();
    connection.startTls();
  }

  private void user(String name) throws IOException, Refused {
    signIn.requireSecrecy(name, "USER");
    state = new State.Authorization(Optional.of(name));
    ok("Now the password");
  }

  private void pass(Optional<String> user, String password) throws IOException, Refused {
    signIn.requireSecrecy(user.orElse(""), "USER");
    state = State.start();
    enter(signIn.password(user.orElseThrow(() -> new Refused("USER comes first")), password));
  }

  private void auth(Command.Auth auth) throws IOException, Refused {
    signIn.requireSecrecy(auth);
    if (auth.mechanism().isEmpty()) {
      ok("Mechanisms follow");
      line("PLAIN");
      line("LOGIN");
      line(".");
      return;
    }
    enter(signIn.exchange(auth));
  }

  /// RFC 1939 §4: the lock, then the transaction state.
  private void enter(Person person) throws IOException, Refused {
    var lock =
        locks
            .tryLock(person.account())
            .orElseThrow(() ->
                new Refused(
                    "[IN-USE] Another program is reading this mail over POP3; close it, or try"
                        + " again in a few minutes"));
    var maildrop = Maildrop.open(accounts.account(person.account()), lock);
    state = new State.Transaction(maildrop);
    connection.signedIn();
    ok(person.address() + " has " + summary(maildrop));
  }

  private static String summary(Maildrop maildrop) {
    var messages = maildrop.count() == 1 ? " message (" : " messages (";
    return maildrop.count() + messages + maildrop.octets() + " octets)";
  }

  private void scan(Maildrop maildrop, OptionalInt number) throws IOException, Refused {
    list(maildrop, number, n -> Integer.toString(maildrop.size(n)), summary(maildrop));
  }

  /// One line for a message that was asked for, or a listing of all.
  private void list(
      Maildrop maildrop, OptionalInt number, IntFunction<String> value, String heading)
      throws IOException, Refused {
    if (number.isPresent()) {
      int one = present(maildrop, number.getAsInt());
      ok(one + " " + value.apply(one));
      return;
    }
    ok(heading);
    for (int n = 1; n <= maildrop.last(); n++) {
      if (!maildrop.isDeleted(n)) {
        line(n + " " + value.apply(n));
      }
    }
    line(".");
  }

  private static int present(Maildrop maildrop, int number) throws Refused {
    if (number < 1 || number > maildrop.last()) {
      throw new Refused("No such message, only " + maildrop.last() + " in the maildrop");
    }
    if (maildrop.isDeleted(number)) {
      throw new Refused("Message " + number + " is deleted");
    }
    return number;
  }

  /// The first piece is read before the answer begins, so that a message that cannot be read is
  /// refused. Trouble after that can only be shown by breaking off.
  private void send(int number, Maildrop maildrop, long bodyLines) throws IOException, Refused {
    var body = maildrop.body(number);
    var piece = new byte[Math.clamp(maildrop.size(number), 1, PIECE)];
    int count = body.read(0, piece, 0, piece.length);
    ok(maildrop.size(number) + " octets");
    try {
      var message = new DotStuffing(connection.out(), bodyLines);
      long offset = 0;
      while (count > 0 && !message.done()) {
        message.write(piece, count);
        offset += count;
        count = message.done() ? 0 : body.read(offset, piece, 0, piece.length);
      }
      message.end();
      retrieved++;
    } catch (StoreException trouble) {
      throw new IOException("a message broke off: " + trouble.getMessage(), trouble);
    }
  }

  private void delete(Maildrop maildrop, int number) throws IOException {
    maildrop.delete(number);
    ok("Message " + number + " deleted");
  }

  private void reset(Maildrop maildrop) throws IOException {
    maildrop.reset();
    ok("Maildrop has " + summary(maildrop));
  }

  /// RFC 1939 §6: `+OK` only when the deletions are durable. Whatever comes of them, the session is
  /// over.
  private void quit(Maildrop maildrop) throws IOException, Refused {
    try {
      maildrop.update();
    } catch (IntentRefused refused) {
      throw new Refused("[SYS/PERM] Nothing was deleted: " + refused.text());
    } finally {
      leave();
    }
    goodbye();
  }

  private void goodbye() throws IOException {
    state = new State.Over();
    ok("Goodbye");
  }

  /// Gives the maildrop back, however the session ends.
  private void leave() {
    if (state instanceof State.Transaction(var maildrop)) {
      maildrop.close();
      log.log(INFO, () -> "event=session-end protocol=pop3 retrieved=" + retrieved);
    }
    state = new State.Over();
  }

  private void ok(String text) throws IOException {
    line(text.isEmpty() ? "+OK" : "+OK " + text);
  }

  private void error(String text) throws IOException {
    line("-ERR " + text);
  }

  private void line(String text) throws IOException {
    connection.out().write(text + "\r\n");
  }
}
