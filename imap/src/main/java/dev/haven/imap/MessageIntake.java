package dev.haven.imap;

import dev.haven.account.Annotations;
import dev.haven.account.IncomingMessage;
import dev.haven.account.NewMessage;
import dev.haven.account.ReceivedMessage;
import dev.haven.account.Right;
import dev.haven.imap.AppendPart.Begin;
import dev.haven.imap.AppendPart.End;
import dev.haven.imap.AppendPart.Octets;
import dev.haven.imap.AppendPart.Piece;
import dev.haven.imap.AppendPart.Stage;
import dev.haven.imap.AppendPart.Url;
import dev.haven.imap.url.UrlParser;
import dev.haven.wire.SyntaxException;
import dev.haven.wire.Tally;
import java.io.EOFException;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// Takes the messages of one APPEND or REPLACE in, as they arrive: they go to the account piece by
/// piece, never whole into memory, and are kept once all of them are there.
///
/// Whatever can be refused is refused before the client is asked for octets. Belongs to the
/// session's thread and to one command; to be closed when the messages are kept, or not.
final class MessageIntake implements AutoCloseable {
  private static final int PIECE = 16_384;

  /// Of one command. Each may hold a file open until all are there.
  private static final int MOST_MESSAGES = 256;

  private final Place target;
  private final State.LoggedIn state;
  private final FrameReader frames;
  private final Tally<Tolerance> tolerances;
  private final long largest;
  private final MessageLimits limits;
  private final List<ReceivedMessage> received = new ArrayList<>();
  private final List<NewMessage> messages = new ArrayList<>();
  private Begin begun = new Begin(FlagNames.NONE, OptionalLong.empty());
  private Optional<IncomingMessage> incoming = Optional.empty();
  private long total;

  /// @param target where the messages go: flags that this person may not set there are left out
  ///   (RFC 4314 §4)
  MessageIntake(Place target, State.LoggedIn state, Client client) {
    this.target = target;
    this.state = state;
    this.frames = client.frames();
    this.tolerances = client.tolerances();
    this.largest = client.options().largestMessage();
    this.limits = client.options().limits();
  }

  /// Reads the command to its end.
  ///
  /// @param first what came of it before its first octets
  List<NewMessage> read(Piece first) throws IOException, Refused, Bye, SyntaxException {
    var piece = first;
    while (follow(piece)) {
      piece = next(piece.next());
    }
    return messages;
  }

  /// Whether the command goes on behind it.
  private boolean follow(Piece piece) throws IOException, Refused {
    int before = messages.size() + (incoming.isPresent() ? 1 : 0);
    SwitchedOff.check(piece, before, state.user().off());
    boolean goesOn = false;
    for (var part : piece.parts()) {
      switch (part) {
        case Begin begin -> begin(begin);
        case Url(var url) -> take(url);
        case Octets(var literal) -> {
          take(literal);
          goesOn = true;
        }
        case End _ -> end();
      }
    }
    return goesOn;
  }

  private Piece next(Stage stage) throws IOException, Refused, Bye, SyntaxException {
    return switch (frames.readMore()) {
      case Frame.Whole(var bytes) -> parse(bytes, stage);
      case Frame.UpToMessage(var bytes, _) -> parse(bytes, stage);
      case Frame.LiteralTooLarge(_, var limit) ->
          throw Refused.mistake("TOOBIG", "Literal is larger than " + limit + " bytes");
      case Frame.LineTooLong _ -> throw new SyntaxException("end of line after the message", 0);
      case Frame.Hopeless(var why) -> throw new Bye(why);
      case Frame.Closed _ -> throw new EOFException("the connection ended within a command");
      case Frame.TimedOut _ -> throw new Bye("Autologout: the command was never ended");
      case Frame.ShuttingDown _ -> throw new Bye("Server is going down; reconnect in a moment");
    };
  }

  private Piece parse(byte[] bytes, Stage stage) throws SyntaxException {
    var in = new ImapCursor(bytes, state.enabled());
    var piece = AppendParser.parse(in, stage);
    tolerances.addAll(in.tolerated());
    return piece;
  }

  private void begin(Begin begin) throws Refused {
    int savable = limits.savable(MOST_MESSAGES);
    if (messages.size() == savable && savable < MOST_MESSAGES) {
      throw limits.tooMany(savable);
    }
    if (messages.size() == MOST_MESSAGES) {
      throw new Refused("LIMIT", "At most " + MOST_MESSAGES + " messages in one command");
    }
    begin.annotations().check(target.rights());
    begun = begin;
    incoming = Optional.of(target.account().receive());
  }

  private IncomingMessage incoming() {
    return incoming.orElseThrow();
  }

  private void take(Literal literal) throws IOException, Refused {
    requireRoom(literal.length());
    frames.begin(literal);
    var piece = new byte[(int) Math.min(PIECE, Math.max(1, literal.length()))];
    for (int count = frames.readLiteral(piece); count > 0; count = frames.readLiteral(piece)) {
      incoming().write(piece, 0, count);
    }
  }

  private void take(String url) throws IOException, Refused {
    switch (target(url)) {
      case UrlTarget.Missing(var why) -> throw badUrl(url, why);
      case UrlTarget.Denied(var why) -> throw badUrl(url, why);
      case UrlTarget.Found found -> {
        requireRoom(found.count());
        found.copy(incoming()::write);
      }
    }
  }

  /// RFC 4469 §3: only URLs of what this session can read, which name no server, and those that
  /// others authorized for it (RFC 4467 §2).
  private UrlTarget target(String url) {
    try {
      var parsed = UrlParser.parse(url);
      if (parsed.authorization().isPresent()) {
        var user = state.user();
        return new AuthorizedUrl(url, parsed)
            .target(new UrlUse(user.person(), false), user.namespaces(), user.lookup());
      }
      return parsed.server().isPresent()
          ? new UrlTarget.Missing("only URLs of one's own mailboxes, without a server")
          : UrlTarget.of(parsed.message(), state);
    } catch (SyntaxException bad) {
      return new UrlTarget.Missing(String.valueOf(bad.getMessage()));
    }
  }

  /// RFC 4469 §4.1.
  private static Refused badUrl(String url, String why) {
    var text = new StringBuilder();
    url.chars().forEach(c -> text.append(c < ' ' || c == ']' || c == '\\' ? '?' : (char) c));
    return new Refused("BADURL " + text, "This part cannot be had: " + why);
  }

  /// RFC 4469 §4.2, RFC 7889 §4.
  private void requireRoom(long more) throws Refused {
    if (more > largest - incoming().length()) {
      throw new Refused("TOOBIG", "Messages of up to " + largest + " bytes only");
    }
    if (total + incoming().length() + more > 2 * largest) {
      throw new Refused("LIMIT", "At most " + 2 * largest + " bytes in one command");
    }
  }

  private void end() throws Refused {
    total += incoming().length();
    // RFC 3502 §6.3.11: this is how a client gives up.
    if (incoming().length() == 0) {
      throw new Refused("CANNOT", "An empty message cannot be kept; nothing was added");
    }
    var complete = incoming().finish();
    incoming = Optional.empty();
    received.add(complete);
    noteHeader(complete);
    for (var entry : begun.annotations().entries()) {
      if (EntryMatch.isOfPart(entry) && complete.card().part(EntryMatch.part(entry)).isEmpty()) {
        throw EntryMatch.noPart();
      }
    }
    var now = target.now();
    begun.annotations().check(now.rights());
    messages.add(
        new NewMessage(
            complete,
            begun.flags().system() & now.flags(),
            now.allows(Right.WRITE) ? begun.flags().keywords() : List.of(),
            begun.receivedAt().orElseGet(() -> Instant.now().getEpochSecond()),
            Annotations.NONE.with(begun.annotations().of(state.user().account().id().name()))));
  }

  /// RFC 6855 §4 has us refuse a header beyond ASCII from whoever did not enable UTF-8. Then old
  /// mail could not be moved here; it is kept as it is (decision 0065).
  private void noteHeader(ReceivedMessage message) {
    if (!state.enabled().utf8() && HeaderCharacters.areBeyondAscii(message)) {
      tolerances.add(Tolerance.HEADER_BEYOND_ASCII_IN_APPEND);
    }
  }

  @Override
  public void close() {
    incoming.ifPresent(IncomingMessage::close);
    received.forEach(ReceivedMessage::close);
  }
}
