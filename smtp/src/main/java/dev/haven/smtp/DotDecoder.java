package dev.haven.smtp;

import dev.haven.wire.OctetSearch;

/// The content of DATA: takes the stuffed dots out (RFC 5321 §4.5.2) and finds the end.
///
/// A machine over single octets, as qmail has it: what ends a message is CRLF "." CRLF and nothing
/// else (RFC 5321 §4.1.1.4). A CR without LF or an LF without CR (RFC 5321 §2.3.8) never changes
/// what counts as a line here; it is passed on as an ordinary octet and remembered, and the session
/// refuses the message once it has read to its real end. So the two ends can never disagree about
/// where a message stops, which is all that SMTP smuggling lives on.
///
/// Octets are passed on in runs as long as possible, from the buffer they arrived in.
final class DotDecoder {
  private enum State {
    LINE_START,
    WITHIN_LINE,
    /// A CR was passed on; whether it begins a line end, the next octet says.
    AFTER_CR,
    /// A dot at the beginning of a line is held back.
    AFTER_DOT,
    /// So are a dot and a CR.
    AFTER_DOT_CR,
    END
  }

  private static final byte[] CR = {'\r'};

  private State state = State.LINE_START;
  private boolean bareLineEnd;

  boolean ended() {
    return state == State.END;
  }

  /// Whether a CR without its LF, or an LF without its CR, was met.
  boolean bareLineEnd() {
    return bareLineEnd;
  }

  /// Decodes up to the end of the message.
  ///
  /// @return how many octets were used; less than `length` only if the message ended
  int decode(byte[] bytes, int offset, int length, Content content) {
    int end = offset + length;
    int at = offset;
    int run = offset; // from here on, octets are not passed on yet
    while (at < end && !ended()) {
      at = state == State.WITHIN_LINE ? throughLines(bytes, at, end) : at;
      if (at < end) {
        var before = state;
        state = after(bytes[at]);
        if (heldBack()) {
          content.accept(bytes, run, at - run);
          run = at + 1;
        } else if (before == State.AFTER_DOT_CR) {
          content.accept(CR, 0, 1);
        }
        at++;
      }
    }
    content.accept(bytes, run, at - run);
    return at - offset;
  }

  private State after(byte b) {
    return switch (state) {
      case LINE_START -> b == '.' ? State.AFTER_DOT : afterText(b);
      case WITHIN_LINE -> afterText(b);
      case AFTER_CR -> b == '\n' ? State.LINE_START : afterBareCr(b);
      case AFTER_DOT -> b == '\r' ? State.AFTER_DOT_CR : afterText(b);
      case AFTER_DOT_CR -> b == '\n' ? State.END : afterBareCr(b);
      case END -> throw new IllegalStateException("the message has ended");
    };
  }

  private State afterText(byte b) {
    bareLineEnd |= b == '\n';
    return b == '\r' ? State.AFTER_CR : State.WITHIN_LINE;
  }

  private State afterBareCr(byte b) {
    bareLineEnd = true;
    return afterText(b);
  }

  /// Whether the octet that led here is no content, or may turn out to be none.
  private boolean heldBack() {
    return switch (state) {
      case AFTER_DOT, AFTER_DOT_CR, END -> true;
      case LINE_START, WITHIN_LINE, AFTER_CR -> false;
    };
  }

  /// Passes over text, and over line ends that no dot follows: behind such a one a line differs in
  /// nothing from its middle.
  private static int throughLines(byte[] bytes, int from, int end) {
    int at = from;
    while (true) {
      at = OctetSearch.indexOfLineEnd(bytes, at, end);
      if (at < 0) {
        return end;
      }
      if (at + 2 >= end || bytes[at] != '\r' || bytes[at + 1] != '\n' || bytes[at + 2] == '.') {
        return at;
      }
      at += 2;
    }
  }
}
