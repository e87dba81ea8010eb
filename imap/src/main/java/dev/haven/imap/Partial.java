package dev.haven.imap;

import dev.haven.wire.SyntaxException;

/// `<0.1024>`: which octets of a section are wanted (RFC 9051 §6.4.5).
record Partial(long offset, long length) {
  static final Partial WHOLE = new Partial(0, Long.MAX_VALUE);

  /// What follows a section, if anything does.
  static Partial parse(ImapCursor in) throws SyntaxException {
    if (!in.accept('<')) {
      return WHOLE;
    }
    long offset = in.number64("an offset");
    in.expect('.');
    int at = in.position();
    long length = in.number64("a length");
    if (length == 0) {
      throw new SyntaxException("a length above 0", at);
    }
    in.expect('>');
    return new Partial(offset, length);
  }

  boolean isWhole() {
    return offset == 0 && length == Long.MAX_VALUE;
  }

  /// Where to begin in something of a size: past its end there is nothing.
  long from(long size) {
    return Math.min(offset, size);
  }

  /// How much there is to give of something of a size.
  long count(long size) {
    return Math.min(length, size - from(size));
  }
}
