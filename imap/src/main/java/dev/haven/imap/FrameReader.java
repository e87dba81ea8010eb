package dev.haven.imap;

import dev.haven.wire.ByteCursor;
import dev.haven.wire.Input;
import dev.haven.wire.Line;
import dev.haven.wire.SyntaxException;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/// Frames before grammar: a line, a literal, a line, ... becomes the bytes of one command.
///
/// It owns every limit on what a client may send as a command, asks for literals (RFC 9051 §4.3),
/// and takes those that come unasked (RFC 7888). The messages of APPEND and REPLACE are not read
/// here but by the command, as they arrive. After a refusal, what the client sends all the same is
/// skipped before the next command. Belongs to the session's thread.
final class FrameReader {
  private static final byte[] CRLF = {'\r', '\n'};
  private static final byte[] NOTHING = {};

  /// What stands before a literal that is no message, in APPEND and REPLACE: a URL (RFC 4469 §5) or
  /// the value of an annotation (RFC 5257 §5).
  private static final List<String> VALUES =
      List.of("URL ", "value.priv ", "value.shared ", "\"value.priv\" ", "\"value.shared\" ");

  private final Input in;
  private final Responses out;
  private FrameLimits limits;

  /// Bytes of a literal that come unasked and that nobody has read.
  private long unread;

  /// Whether the rest of a command follows what was [#unread].
  private boolean restFollows;

  /// Whether the messages of a command are being read.
  private boolean within;

  FrameReader(Input in, Responses out, FrameLimits limits) {
    this.in = in;
    this.out = out;
    this.limits = limits;
  }

  void limits(FrameLimits limits) {
    this.limits = limits;
  }

  /// The first line of a command.
  @FunctionalInterface
  interface NextLine {
    Line read() throws IOException;
  }

  /// Waits for a line, and may do something meanwhile.
  @FunctionalInterface
  interface Waiting {
    Line await(NextLine line) throws IOException;
  }

  /// The next command.
  ///
  /// @param waiting how it is waited for, if it has not come yet
  Frame read(Waiting waiting) throws IOException {
    if (unread > limits.skipped()) {
      return new Frame.Hopeless("A literal of " + unread + " bytes is more than I can skip");
    }
    within = false;
    return skipRest()
        ? readFrom(NOTHING, waiting)
        : new Frame.Hopeless("Too many literals to skip");
  }

  /// What follows the message that was begun, up to the end of the command or to the next message.
  Frame readMore() throws IOException {
    restFollows = false;
    within = true;
    return readFrom(NOTHING, NextLine::read);
  }

  private Frame readFrom(byte[] before, Waiting waiting) throws IOException {
    int most = limits.command() - before.length;
    // Pipelined commands share one flush; but nobody waits for an answer that waits for him.
    boolean waits = !in.lineWaiting();
    if (waits) {
      out.flush();
    }
    return switch (waits ? waiting.await(() -> in.readLine(most)) : in.readLine(most)) {
      case Line.Complete(var line) -> withLine(before, line);
      case Line.TooLong tooLong -> {
        expectUnasked(tooLong);
        yield new Frame.LineTooLong(limits.command());
      }
      case Line.Closed _ -> new Frame.Closed();
      case Line.TimedOut _ -> new Frame.TimedOut();
      case Line.ShuttingDown _ -> new Frame.ShuttingDown();
    };
  }

  private Frame withLine(byte[] before, byte[] line) throws IOException {
    var soFar = before.length == 0 ? line : joined(before, line);
    var announced = Literal.announcedBy(line);
    if (announced.isEmpty()) {
      return new Frame.Whole(soFar);
    }
    var literal = announced.get();
    boolean message = !isValue(soFar) && (within || isMessage(soFar, line));
    if (message && (literal.waits() || literal.length() <= limits.unasked())) {
      expect(literal);
      return new Frame.UpToMessage(soFar, literal);
    }
    // Asking costs memory, so what comes unasked and what is asked for have the same bound.
    if (message
        || literal.length() > limits.literal()
        || soFar.length + literal.length() + CRLF.length >= limits.command()) {
      expect(literal);
      return new Frame.LiteralTooLarge(soFar, message ? limits.unasked() : limits.literal());
    }
    if (literal.waits()) {
      out.continuation("Ready for " + literal.length() + " bytes");
      out.flush();
    }
    return readFrom(joined(soFar, CRLF, exactly((int) literal.length())), NextLine::read);
  }

  /// The bytes of a literal that comes unasked behind a refused line are no commands.
  private void expectUnasked(Line refused) {
    var announced =
        switch (refused) {
          case Line.Complete(var line) -> Literal.announcedBy(line);
          case Line.TooLong(_, var end) -> Literal.announcedBy(end);
          case Line.Closed _, Line.TimedOut _, Line.ShuttingDown _ -> Optional.<Literal>empty();
        };
    announced.filter(literal -> !literal.waits()).ifPresent(this::expect);
  }

  private void expect(Literal literal) {
    unread = literal.waits() ? 0 : literal.length();
    restFollows = !literal.waits();
  }

  /// Whether a literal at the end of the line is a message of APPEND or REPLACE, and not their
  /// mailbox name.
  private static boolean isMessage(byte[] command, byte[] line) {
    try {
      var in = new ByteCursor(command);
      in.oneOrMore(ImapBytes.TAG_CHAR, "a tag");
      in.space();
      in.acceptIgnoringCase("UID ");
      var verb = in.oneOrMore(ImapBytes.ATOM_CHAR, "a command");
      in.space();
      if (verb.equalsIgnoreCase("REPLACE")) {
        in.oneOrMore(ImapBytes.LIST_CHAR, "a message");
        in.space();
      } else if (!verb.equalsIgnoreCase("APPEND")) {
        return false;
      }
      return command.length > line.length || !in.sees('{');
    } catch (SyntaxException e) {
      return false;
    }
  }

  /// Whether the literal at the end is said to be something else than a message.
  private static boolean isValue(byte[] command) {
    int brace = command.length - 1;
    while (command[brace] != '{') {
      brace--;
    }
    if (command[brace - 1] == '~') {
      brace--;
    }
    for (var name : VALUES) {
      int start = brace - name.length();
      if (start > 0
          && (command[start - 1] == ' ' || command[start - 1] == '(')
          && new String(command, start, name.length(), StandardCharsets.ISO_8859_1)
              .equalsIgnoreCase(name)) {
        return true;
      }
    }
    return false;
  }

  /// The command takes its literal now: asks for it if the client waits to be asked.
  void begin(Literal literal) throws IOException {
    if (literal.waits()) {
      out.continuation("Ready for " + literal.length() + " bytes");
      out.flush();
    }
    unread = literal.length();
    restFollows = true;
  }

  /// Some bytes of the literal that was begun; 0 when all were read.
  int readLiteral(byte[] into) throws IOException {
    if (unread == 0) {
      return 0;
    }
    flushUnlessBytesWait();
    int count = in.read(into, 0, (int) Math.min(into.length, unread));
    if (count < 0) {
      throw new EOFException("the connection ended within a literal");
    }
    unread -= count;
    return count;
  }

  /// A line that answers a challenge of ours (RFC 9051 §6.2.2) or ends an IDLE (RFC 9051 §6.3.13).
  Line readLine() throws IOException {
    return in.readLine(limits.command());
  }

  /// Throws away what a refused command still sends; says whether that came to an end.
  private boolean skipRest() throws IOException {
    long budget = limits.skipped();
    while (restFollows) {
      budget -= unread;
      skipLiteral();
      restFollows = false;
      expectUnasked(in.readLine(limits.command()));
      if (unread > budget) {
        return false;
      }
    }
    return true;
  }

  private void skipLiteral() throws IOException {
    var scrap = new byte[(int) Math.min(unread, 8192)];
    int count = unread == 0 ? 0 : readLiteral(scrap);
    while (count > 0) {
      count = readLiteral(scrap);
    }
  }

  private byte[] exactly(int length) throws IOException {
    var bytes = new byte[length];
    int at = 0;
    while (at < length) {
      flushUnlessBytesWait();
      int count = in.read(bytes, at, length - at);
      if (count < 0) {
        throw new EOFException("the connection ended within a literal");
      }
      at += count;
    }
    return bytes;
  }

  private void flushUnlessBytesWait() throws IOException {
    if (!in.bytesWaiting()) {
      out.flush();
    }
  }

  private static byte[] joined(byte[] first, byte[]... others) {
    var all = new ByteArrayOutputStream();
    all.writeBytes(first);
    for (var other : others) {
      all.writeBytes(other);
    }
    return all.toByteArray();
  }
}
