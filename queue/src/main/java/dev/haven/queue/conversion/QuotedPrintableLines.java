package dev.haven.queue.conversion;

import java.io.ByteArrayOutputStream;

/// RFC 2045 §6.7. CRLF stays a line end; a CR or LF alone is an octet like any other.
final class QuotedPrintableLines implements Encoder {
  private static final int LONGEST_LINE = 76;
  private static final byte[] HEX = {
    '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'A', 'B', 'C', 'D', 'E', 'F'
  };

  private final ByteArrayOutputStream out = new ByteArrayOutputStream(RUN * 2);
  private int column;

  /// A CR, space or tab that waits for what follows it; -1 if there is none.
  private int waiting = -1;

  @Override
  public byte[] encode(byte[] octets, int length, boolean last) {
    out.reset();
    for (int i = 0; i < length; i++) {
      next(octets[i] & 0xff);
    }
    if (last && waiting >= 0) {
      quoted(waiting);
      waiting = -1;
    }
    return out.toByteArray();
  }

  private void next(int octet) {
    if (waiting == '\r' && octet == '\n') {
      out.write('\r');
      out.write('\n');
      column = 0;
      waiting = -1;
      return;
    }
    if (waiting >= 0) {
      settle(octet);
    }
    if (octet == '\r' || octet == ' ' || octet == '\t') {
      waiting = octet;
    } else if (octet > ' ' && octet < 0x7f && octet != '=') {
      plain(octet);
    } else {
      quoted(octet);
    }
  }

  /// RFC 2045 §6.7, rule 3: white space may not end a line; a CR here ends none.
  private void settle(int following) {
    int held = waiting;
    waiting = -1;
    if (held == '\r' || following == '\r' || following == '\n') {
      quoted(held);
    } else {
      plain(held);
    }
  }

  private void plain(int octet) {
    makeRoom(1);
    if (column == 0 && octet == '-') {
      quoted(octet); // a soft line break must not make a delimiter line (RFC 2046 §5.1.1)
      return;
    }
    out.write(octet);
    column++;
  }

  private void quoted(int octet) {
    makeRoom(3);
    out.write('=');
    out.write(HEX[octet >> 4]);
    out.write(HEX[octet & 15]);
    column += 3;
  }

  /// Room for a character and the `=` of a soft line break behind it.
  private void makeRoom(int width) {
    if (column + width >= LONGEST_LINE) {
      out.write('=');
      out.write('\r');
      out.write('\n');
      column = 0;
    }
  }
}
