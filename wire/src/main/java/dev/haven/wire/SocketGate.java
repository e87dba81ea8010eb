package dev.haven.wire;

import java.io.IOException;

/// The rules of one connection: what a stranger may use, how slow a body may be, and whether the
/// first bytes are of a protocol that is not spoken here.
///
/// For the session's thread.
final class SocketGate implements Gate {
  private static final byte[] NOTHING = new byte[0];

  private final Limits limits;
  private final Tongue tongue;
  private long signInDeadline;
  private boolean stranger = true;
  private long bytesBeforeSignIn;
  private long bodyBytes;
  private long bodyNanos;
  private byte[] opening = new byte[Opening.LONGEST];
  private int openingLength;
  private boolean http;

  /// @param tongue what is spoken here
  SocketGate(Limits limits, Tongue tongue) {
    this.limits = limits;
    this.tongue = tongue;
    this.signInDeadline = System.nanoTime() + limits.beforeSignIn().toNanos();
  }

  /// An HTTP request is what this port is for.
  void expectHttp() {
    http = true;
  }

  void signedIn() {
    stranger = false;
  }

  /// As at the beginning: the next one has as long, and as many bytes.
  void signedOut() {
    stranger = true;
    signInDeadline = System.nanoTime() + limits.beforeSignIn().toNanos();
    bytesBeforeSignIn = 0;
  }

  @Override
  public long deadline(long asked) {
    return stranger ? earlier(asked, signInDeadline) : asked;
  }

  @Override
  public long lineDeadline(long asked) {
    return earlier(asked, System.nanoTime() + limits.line().toNanos());
  }

  private static long earlier(long one, long other) {
    return one - other < 0 ? one : other;
  }

  @Override
  public void timedOut() throws LimitReached {
    if (stranger && System.nanoTime() - signInDeadline >= 0) {
      throw new LimitReached(
          Refusal.TOO_LONG_BEFORE_SIGN_IN,
          "Nobody signed in within " + limits.beforeSignIn().toSeconds() + " seconds");
    }
  }

  @Override
  public void received(byte[] bytes, int offset, int length) throws IOException {
    if (opening.length > 0) {
      recognise(bytes, offset, length);
    }
    if (stranger) {
      countStranger(length);
    }
  }

  /// Judges the speed of a body: only time spent waiting counts, so a busy server blames nobody.
  @Override
  public void receivedBody(int length, long waitedNanos) throws LimitReached {
    bodyBytes += length;
    bodyNanos += waitedNanos;
    if (bodyNanos < limits.window().toNanos()) {
      return;
    }
    long expected = (long) (limits.slowest() * (bodyNanos / 1e9));
    if (bodyBytes < expected) {
      throw new LimitReached(
          Refusal.TOO_SLOW,
          "Too slow: " + bodyBytes + " bytes in " + bodyNanos / 1_000_000_000 + " seconds");
    }
    bodyBytes = 0;
    bodyNanos = 0;
  }

  private void countStranger(int length) throws LimitReached {
    bytesBeforeSignIn += length;
    if (bytesBeforeSignIn > limits.bytesBeforeSignIn()) {
      throw new LimitReached(
          Refusal.TOO_MUCH_BEFORE_SIGN_IN,
          "More than " + limits.bytesBeforeSignIn() + " bytes before anyone signed in");
    }
  }

  private void recognise(byte[] bytes, int offset, int length) throws WrongModeSeen {
    int count = Math.min(length, opening.length - openingLength);
    System.arraycopy(bytes, offset, opening, openingLength, count);
    openingLength += count;
    var kind = Opening.of(opening, openingLength);
    if (openingLength < opening.length && isOpen(kind)) {
      return;
    }
    var spoken = Tongue.ofOpening(opening, openingLength);
    opening = NOTHING;
    switch (kind) {
      case TLS -> throw new WrongModeSeen(WrongMode.TLS_TO_PLAIN_PORT);
      case HTTP -> {
        if (!http) {
          throw new WrongModeSeen(WrongMode.HTTP);
        }
      }
      case PROXY -> throw new WrongModeSeen(WrongMode.UNTRUSTED_PROXY);
      case UNDECIDED, OTHER -> {
        if (spoken.isForeignTo(tongue)) {
          throw new WrongModeSeen(spoken.wrongMode());
        }
      }
    }
  }

  /// Whether more bytes could tell more: the language is in the first line.
  private boolean isOpen(Opening kind) {
    boolean lineGoesOn = true;
    for (int i = 0; i < openingLength; i++) {
      lineGoesOn &= opening[i] != '\n';
    }
    return kind == Opening.UNDECIDED || (kind == Opening.OTHER && lineGoesOn);
  }
}
