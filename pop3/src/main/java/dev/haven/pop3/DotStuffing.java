package dev.haven.pop3;

import dev.haven.wire.Output;
import java.io.IOException;

/// Writes a message as the lines of a multi-line response (RFC 1939 §3), as a whole or the first
/// lines of its body (TOP, RFC 1939 §7).
///
/// Bytes go out as they are. Two things are added for the wire: a dot before a dot that begins a
/// line, and CRLF at the end where the last line has none. A line is what a client may take for
/// one, and many take a bare LF for its end; so a dot behind a bare LF is stuffed too, or what
/// follows could pass for the end of the response.
///
/// For one message and one thread; the message comes in pieces of any size.
final class DotStuffing {
  private final Output out;
  private long bodyLinesLeft;
  private boolean inHeader = true;
  private int lineLength;
  private byte last;
  private byte lastButOne;
  private boolean done;

  /// @param bodyLines how many lines of the body to write; [Long#MAX_VALUE] for all
  DotStuffing(Output out, long bodyLines) {
    this.out = out;
    this.bodyLinesLeft = bodyLines;
  }

  /// Whether all lines that were asked for have been written.
  boolean done() {
    return done;
  }

  void write(byte[] bytes, int length) throws IOException {
    int from = 0;
    int at = 0;
    while (at < length && !done) {
      if (lineLength == 0 && bytes[at] == '.') {
        out.write(bytes, from, at - from);
        out.write('.');
        from = at;
      }
      int end = lineEnd(bytes, at, length);
      pass(bytes, at, end);
      at = end;
    }
    out.write(bytes, from, at - from);
  }

  /// Behind the LF of the line at `from`, or the end of the piece.
  private static int lineEnd(byte[] bytes, int from, int length) {
    int at = from;
    while (at < length && bytes[at] != '\n') {
      at++;
    }
    return Math.min(at + 1, length);
  }

  private void pass(byte[] bytes, int from, int to) {
    lastButOne = to - from > 1 ? bytes[to - 2] : last;
    last = bytes[to - 1];
    lineLength += to - from;
    if (last == '\n') {
      endLine();
    }
  }

  private void endLine() {
    boolean blank = lineLength == 1 || (lineLength == 2 && lastButOne == '\r');
    if (!inHeader) {
      bodyLinesLeft--;
    }
    inHeader &= !blank;
    done = !inHeader && bodyLinesLeft == 0;
    lineLength = 0;
  }

  /// Ends the response.
  void end() throws IOException {
    boolean nothing = last == 0 && lineLength == 0;
    if (!nothing && !(last == '\n' && lastButOne == '\r')) {
      out.write("\r\n");
    }
    out.write(".\r\n");
  }
}
