package dev.haven.smtp.client;

import dev.haven.wire.Output;
import java.io.IOException;

/// The content of DATA: dots stuffed (RFC 5321 §4.5.2), the end marked.
///
/// What goes out has no CR or LF by itself, whatever comes in: each becomes a CRLF (RFC 5321
/// §2.3.8). So nothing that a message holds can end it for a server that takes such a line end for
/// one, and everybody finds the same end. For one message and one thread.
final class DotEncoder {
  private static final byte[] END = {'.', '\r', '\n'};
  private static final byte[] CRLF = {'\r', '\n'};

  private final Output out;
  private boolean lineStart = true;
  private boolean afterCr;

  DotEncoder(Output out) {
    this.out = out;
  }

  void write(byte[] bytes, int offset, int length) throws IOException {
    int end = offset + length;
    int run = offset;
    for (int at = offset; at < end; at++) {
      byte b = bytes[at];
      if (b > '.') {
        if (afterCr) {
          run = endLine(bytes, run, at);
        }
        lineStart = false;
        continue;
      }
      run = look(b, bytes, run, at);
    }
    out.write(bytes, run, end - run - (afterCr && end > run ? 1 : 0));
  }

  /// Looks at an octet that may matter; a CR is held back until it is known what follows.
  private int look(byte b, byte[] bytes, int run, int at) throws IOException {
    int from = run;
    if (b == '\n') {
      out.write(bytes, from, Math.max(0, at - from - (afterCr && at > from ? 1 : 0)));
      out.write(CRLF);
      afterCr = false;
      lineStart = true;
      return at + 1;
    }
    if (afterCr) {
      from = endLine(bytes, from, at);
    }
    if (b == '\r') {
      afterCr = true;
      return from;
    }
    if (b == '.' && lineStart) {
      out.write(bytes, from, at - from);
      out.write('.');
      from = at;
    }
    lineStart = false;
    return from;
  }

  /// A CR stood alone: it has ended its line.
  private int endLine(byte[] bytes, int run, int at) throws IOException {
    out.write(bytes, run, Math.max(0, at - run - 1));
    out.write(CRLF);
    afterCr = false;
    lineStart = true;
    return at;
  }

  /// Ends the last line, if that was not done, and the message.
  void finish() throws IOException {
    if (afterCr || !lineStart) {
      out.write(CRLF);
    }
    out.write(END);
  }
}
