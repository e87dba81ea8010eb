package dev.haven.imap;

import dev.haven.wire.Input;
import dev.haven.wire.Line;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.Optional;

/// Frames before grammar: a line, a literal, a line, ... becomes the bytes of one command.
///
/// It owns every limit on what a client may send as a command, asks for literals (RFC 9051 §4.3),
/// and takes those that come unasked (RFC 7888). The messages of APPEND and REPLACE are not read
/// here but by the command, as they arrive. After a refusal, what the client sends all the same is
/// skipped before the next command. Belongs to the session's thread.
final class FrameReader {
  private static final byte[] CRLF = {'\r', '\n'};

  private final Input in;
  private final Responses out;
  private FrameLimits limits;

  /// Bytes of a literal that come unasked and that nobody has read.
  private long unread;

  /// Whether the rest of a command follows what was [#unread].
  private boolean restFollows;

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
    return skipRest()
        ? readFrom(waiting, MessageLiterals.ofCommand())
        : new Frame.Hopeless("Too many literals to skip");
  }

  /// What follows the message that was begun, up to the end of the command or to the next message.
  Frame readMore() throws IOException {
    restFollows = false;
    return readFrom(NextLine::read, MessageLiterals.behindMessage());
  }

  private Frame readFrom(Waiting waiting, MessageLiterals messages) throws IOException {
    var command = new ByteArrayOutputStream();
    var frame = more(command, waiting, messages);
    while (frame.isEmpty()) {
      frame = more(command, NextLine::read, messages);
    }
    return frame.get();
  }

  /// Reads one line more, and the literal at its end; the frame if that ends it.
  private Optional<Frame> more(
      ByteArrayOutputStream command, Waiting waiting, MessageLiterals messages) throws IOException {
    int most = limits.command() - command.size();
    // Pipelined commands share one flush; but nobody waits for an answer that waits for him.
    boolean waits = !in.lineWaiting();
    if (waits) {
      out.flush();
    }
    return switch (waits ? waiting.await(() -> in.readLine(most)) : in.readLine(most)) {
      case Line.Complete(var line) -> withLine(command, line, messages);
      case Line.TooLong tooLong -> {
        expectUnasked(tooLong);
        yield Optional.of(new Frame.LineTooLong(limits.command()));
      }
      case Line.Closed _ -> Optional.of(new Frame.Closed());
      case Line.TimedOut _ -> Optional.of(new Frame.TimedOut());
      case Line.ShuttingDown _ -> Optional.of(new Frame.ShuttingDown());
    };
  }

  private Optional<Frame> withLine(
      ByteArrayOutputStream command, byte[] line, MessageLiterals messages) throws IOException {
    var announced = Literal.announcedBy(line);
    if (announced.isEmpty() && command.size() == 0) {
      return Optional.of(new Frame.Whole(line));
    }
    command.writeBytes(line);
    if (announced.isEmpty()) {
      return Optional.of(new Frame.Whole(command.toByteArray()));
    }
    var literal = announced.get();
    boolean message = messages.isNext(line);
    if (message && (literal.waits() || literal.length() <= limits.unasked())) {
      expect(literal);
      return Optional.of(new Frame.UpToMessage(command.toByteArray(), literal));
    }
    // Asking costs memory, so what comes unasked and what is asked for have the same bound.
    if (message
        || literal.length() > limits.literal()
        || command.size() + literal.length() + CRLF.length >= limits.command()) {
      expect(literal);
      long limit = message ? limits.unasked() : limits.literal();
      return Optional.of(new Frame.LiteralTooLarge(command.toByteArray(), limit));
    }
    if (literal.waits()) {
      out.continuation("Ready for " + literal.length() + " bytes");
      out.flush();
    }
    command.writeBytes(CRLF);
    command.writeBytes(exactly((int) literal.length()));
    return Optional.empty();
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
}
