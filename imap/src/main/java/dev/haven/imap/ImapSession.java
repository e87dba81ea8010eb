package dev.haven.imap;

import static java.lang.System.Logger.Level.DEBUG;
import static java.lang.System.Logger.Level.ERROR;
import static java.lang.System.Logger.Level.WARNING;

import dev.haven.account.IntentRefused;
import dev.haven.store.StoreException;
import dev.haven.wire.Connection;
import dev.haven.wire.Line;
import dev.haven.wire.Session;
import dev.haven.wire.SyntaxException;
import dev.haven.wire.Tally;
import java.io.IOException;

/// One IMAP conversation: greet, then read a command, run it, answer it, until logout.
///
/// A command ends in one of seven ways, and [#answer] is the only place that tells them apart:
///
/// | outcome                      | answer                                  | session |
/// |------------------------------|-----------------------------------------|---------|
/// | [Done]                       | news of the mailbox, then tagged answer | goes on |
/// | [Refused], [IntentRefused]   | tagged `NO` (or `BAD`) with its code    | goes on |
/// | [SyntaxException]            | tagged `BAD`                            | goes on |
/// | [StoreException]             | tagged `NO [UNAVAILABLE]`, logged       | goes on |
/// | [RuntimeException]           | tagged `NO [SERVERBUG]`, logged         | goes on |
/// | [Bye]                        | untagged `BYE`                          | ends    |
/// | [IOException]                | none, the peer is gone                  | ends    |
///
/// Trouble may come in the middle of a response: what is gathered of it is taken back, and where
/// the client has its beginning already, the connection is given up.
///
/// Answers are flushed when no complete line is waiting, so that pipelined commands share one
/// write. Runs on one virtual thread and shares nothing but the account.
final class ImapSession implements Session {
  private static final System.Logger log = System.getLogger(ImapSession.class.getName());

  /// Commands in a row that were nothing or were not allowed, before a stranger is sent away.
  private static final int STRANGER_PATIENCE = 10;

  private static final int PATIENCE = 50;

  private final Client client;
  private final Responses out;
  private State state = new State.NotAuthenticated();
  private int failures;

  /// Whether an empty line was passed over since the last command.
  private boolean emptyLine;

  ImapSession(
      Connection connection,
      SignIn signIn,
      ImapOptions options,
      Tally<Tolerance> tolerances,
      Previews previews) {
    this.client = new Client(connection, signIn, options, tolerances, previews);
    this.out = client.out();
  }

  @Override
  public void run() throws IOException {
    client.connection().timeout(client.options().strangerIdle());
    out.untagged("OK [" + Capability.list(state, client) + "] " + client.host() + " is ready");
    while (!(state instanceof State.LoggedOut)) {
      switch (client.frames().read(this::await)) {
        case Frame.Whole(var bytes) when bytes.length == 0 && mayBeEmpty() -> passOver();
        case Frame.Whole(var bytes) -> answer(bytes);
        case Frame.UpToMessage(var bytes, _) -> answer(bytes);
        case Frame.LiteralTooLarge(var bytes, var limit) -> refuseLiteral(bytes, limit);
        case Frame.LineTooLong(var limit) -> badLine("Line is longer than " + limit + " bytes");
        case Frame.Hopeless(var why) -> bye(why);
        case Frame.Closed _ -> state = new State.LoggedOut();
        case Frame.TimedOut _ -> bye("Autologout: nothing came for too long");
        case Frame.ShuttingDown _ -> bye("Server is going down; reconnect in a moment");
      }
    }
    out.flush();
  }

  /// Waits for a command. Whoever asked for it hears meanwhile what happens (RFC 5465 §3.1).
  private Line await(FrameReader.NextLine line) throws IOException {
    if (!client.notifier().isOn() || !(state instanceof State.LoggedIn loggedIn)) {
      return line.read();
    }
    var watch = IdleWatch.start(loggedIn, Occasion.WAITING, client);
    Line next;
    try {
      next = line.read();
    } finally {
      state = watch.end();
    }
    try {
      watch.rethrow();
    } catch (Bye _) {
      // It has been said.
      return new Line.Closed();
    }
    return next;
  }

  private boolean mayBeEmpty() {
    return state instanceof State.LoggedIn && !emptyLine;
  }

  /// One before each command: [Tolerance#EMPTY_LINE].
  private void passOver() {
    emptyLine = true;
    client.tolerances().add(Tolerance.EMPTY_LINE);
  }

  private void answer(byte[] bytes) throws IOException {
    emptyLine = false;
    var tag = "*";
    try {
      var in = new ImapCursor(bytes, state.enabled());
      tag = in.tag();
      in.space();
      client.tag(tag);
      var command = CommandParser.parse(in);
      log.log(DEBUG, "{0}", command);
      client.tolerances().addAll(in.tolerated());
      state = command.leave(state, client);
      var done = run(command);
      state = News.tell(done.next(), Occasion.of(command), client);
      tagged(tag, done.answer() + " " + done.text());
      count(done.answer());
      command.afterwards(client);
    } catch (Refused refused) {
      if (refused.isMistake()) {
        tagged(tag, "BAD " + refused.response());
        failed();
      } else {
        no(tag, refused.response());
      }
    } catch (IntentRefused refused) {
      no(tag, "[" + ResponseCodes.of(refused.reason()) + "] " + refused.text());
    } catch (SyntaxException bad) {
      tagged(tag, "BAD " + bad.getMessage());
      failed();
    } catch (StoreException trouble) {
      log.log(WARNING, "event=store-trouble kind=" + trouble.kind(), trouble);
      out.dropLine();
      no(tag, "[UNAVAILABLE] The mail store cannot do this now; try again later");
    } catch (Bye end) {
      bye(end.reason());
    } catch (RuntimeException bug) {
      log.log(ERROR, "event=command-failed", bug);
      out.dropLine();
      no(tag, "[SERVERBUG] Internal error; it is in the server's log");
    }
  }

  /// Each family of commands runs only in the states its RFC section names.
  private Done run(Command command)
      throws IOException, Refused, IntentRefused, Bye, SyntaxException {
    if (state instanceof State.LoggedIn user) {
      SwitchedOff.check(command, user.user().off());
    }
    return switch (command) {
      case Command c when state.enabled().uidOnly() && c.usesNumbers() ->
          new Done(
              state,
              Done.Answer.BAD,
              "[UIDREQUIRED] Message numbers are not allowed once UIDONLY is enabled");
      case Command.InAnyState c -> c.run(state, client);
      case Command.WhenNotAuthenticated c when state instanceof State.NotAuthenticated ->
          c.run(client);
      case Command.WhenLoggedIn c when state instanceof State.LoggedIn loggedIn ->
          c.run(loggedIn, client);
      case Command.WhenSelected c when state instanceof State.Selected selected -> {
        News.requireReadable(selected);
        yield c.run(selected, client);
      }
      case Command.WhenNotAuthenticated _ -> throw new Refused("CLIENTBUG", "Signed in already");
      case Command.WhenLoggedIn _ -> throw new Refused("CLIENTBUG", "Sign in first");
      case Command.WhenSelected _ -> throw new Refused("CLIENTBUG", "Select a mailbox first");
    };
  }

  private void count(Done.Answer answer) throws IOException {
    switch (answer) {
      case OK -> failures = 0;
      case NO -> {}
      case BAD -> failed();
    }
  }

  private void refuseLiteral(byte[] bytes, long limit) throws IOException {
    try {
      var tag = new ImapCursor(bytes, NameEncoding.UTF8).tag();
      tagged(tag, "BAD [TOOBIG] Literal is larger than " + limit + " bytes");
      failed();
    } catch (SyntaxException _) {
      badLine("expected a tag");
    }
  }

  private void no(String tag, String response) throws IOException {
    try {
      state = News.tell(state, Occasion.REFUSAL, client);
    } catch (Bye end) {
      bye(end.reason());
      return;
    } catch (StoreException trouble) {
      log.log(WARNING, "event=store-trouble kind=" + trouble.kind(), trouble);
    }
    tagged(tag, "NO " + response);
    if (state instanceof State.NotAuthenticated) {
      failed();
    }
  }

  /// What is refused stands in the log beside its command, for those who look for what a mail
  /// program does not get.
  private void tagged(String tag, String answer) throws IOException {
    if (!answer.startsWith("OK ")) {
      log.log(DEBUG, () -> "event=refused answer=" + answer);
    }
    out.tagged(tag, answer);
  }

  private void badLine(String why) throws IOException {
    out.untagged("BAD " + why);
    failed();
  }

  private void failed() throws IOException {
    failures++;
    if (failures >= (state instanceof State.LoggedIn ? PATIENCE : STRANGER_PATIENCE)) {
      bye("Too many commands in a row that I cannot serve; is this an IMAP program?");
    }
  }

  private void bye(String reason) throws IOException {
    out.untagged("BYE " + reason);
    state = new State.LoggedOut();
  }
}
