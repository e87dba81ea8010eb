package dev.haven.message;

/// quoted-printable: RFC 2045 §6.7. Malformed escapes are passed on as they are; white space at
/// line ends goes.
final class QuotedPrintableDecoder implements TransferDecoder {
  /// White space beyond this before a line end is kept: nobody writes it, and memory is bounded.
  private static final int MAX_PENDING = 256;

  private final byte[] pending = new byte[MAX_PENDING];

  /// White space that may turn out to end a line, or an escape that is not complete: `=`, `=4`, `=
  /// `, `=\r`.
  private int pendingCount;

  private boolean escaping;
  private boolean damaged;
  private byte[] out = {};
  private int at;

  @Override
  public int decode(byte[] in, int offset, int length, byte[] target, int outOffset) {
    out = target;
    at = outOffset;
    for (int i = offset; i < offset + length; i++) {
      if (escaping) {
        escape(in[i]);
      } else {
        plain(in[i]);
      }
    }
    return at - outOffset;
  }

  private void plain(byte b) {
    if (b == '=') {
      passPending();
      escaping = true;
      pend(b);
    } else if (Ascii.isSpace(b) || b == '\r') {
      pend(b);
    } else if (b == '\n') {
      lineEnd();
    } else {
      passPending();
      out[at++] = b;
    }
  }

  private void lineEnd() {
    boolean crlf = pendingCount > 0 && pending[pendingCount - 1] == '\r';
    pendingCount = 0;
    if (crlf) {
      out[at++] = '\r';
    }
    out[at++] = '\n';
  }

  /// After `=`: two digits, or white space and a line end, which is a soft line break.
  private void escape(byte b) {
    boolean first = pendingCount == 1;
    if (b == '\n' && (first || Ascii.isBlank(pending[1]))) {
      pendingCount = 0;
      escaping = false;
    } else if (Ascii.isSpace(b) || b == '\r') {
      blankInEscape(b, first);
    } else if (Ascii.hex(b) >= 0 && first) {
      pend(b);
    } else if (Ascii.hex(b) >= 0 && pendingCount == 2 && Ascii.hex(pending[1]) >= 0) {
      out[at++] = (byte) ((Ascii.hex(pending[1]) << 4) | Ascii.hex(b));
      pendingCount = 0;
      escaping = false;
    } else {
      giveUpEscape(b);
    }
  }

  private void blankInEscape(byte b, boolean first) {
    if (first || Ascii.isBlank(pending[1])) {
      pend(b);
    } else {
      giveUpEscape(b);
    }
  }

  private void giveUpEscape(byte b) {
    damaged = true;
    escaping = false;
    passPending();
    plain(b);
  }

  private void pend(byte b) {
    if (pendingCount == MAX_PENDING) {
      passPending();
      escaping = false;
    }
    pending[pendingCount++] = b;
  }

  private void passPending() {
    System.arraycopy(pending, 0, out, at, pendingCount);
    at += pendingCount;
    pendingCount = 0;
  }

  @Override
  public int finish(byte[] target, int outOffset) {
    out = target;
    at = outOffset;
    if (escaping && pendingCount > 1 && Ascii.hex(pending[1]) >= 0) {
      passPending();
      damaged = true;
    }
    pendingCount = 0;
    escaping = false;
    return at - outOffset;
  }

  @Override
  public int most(int length) {
    return length + MAX_PENDING;
  }

  @Override
  public boolean isDamaged() {
    return damaged;
  }
}
