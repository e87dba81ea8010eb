package dev.haven.message;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CoderResult;

/// UTF-7, RFC 2152, for reading only: the JDK has none, and old mail is written in it.
final class Utf7 extends Charset {
  static final Utf7 CHARSET = new Utf7();

  private Utf7() {
    super("UTF-7", new String[] {"UNICODE-1-1-UTF-7"});
  }

  @Override
  public boolean contains(Charset other) {
    return other.equals(this);
  }

  @Override
  public boolean canEncode() {
    return false;
  }

  @Override
  public CharsetEncoder newEncoder() {
    throw new UnsupportedOperationException("UTF-7 is read, never written");
  }

  @Override
  public CharsetDecoder newDecoder() {
    return new Decoder(this);
  }

  private static final class Decoder extends CharsetDecoder {
    private boolean shifted;
    private boolean justShifted;
    private int bits;
    private int bitCount;

    Decoder(Charset charset) {
      super(charset, 1, 2);
    }

    @Override
    protected void implReset() {
      shifted = false;
      justShifted = false;
      bits = 0;
      bitCount = 0;
    }

    @Override
    protected CoderResult decodeLoop(ByteBuffer in, CharBuffer out) {
      while (in.hasRemaining()) {
        if (!out.hasRemaining()) {
          return CoderResult.OVERFLOW;
        }
        byte b = in.get(in.position());
        if (!shifted && b < 0) {
          return CoderResult.malformedForLength(1);
        }
        in.get();
        next(b, out);
      }
      return CoderResult.UNDERFLOW;
    }

    private void next(byte b, CharBuffer out) {
      if (!shifted && b == '+') {
        shifted = true;
        justShifted = true;
      } else if (!shifted) {
        out.put((char) b);
      } else {
        shiftedByte(b, out);
      }
    }

    private void shiftedByte(byte b, CharBuffer out) {
      int digit = Base64Decoder.digit(b);
      if (digit >= 0) {
        justShifted = false;
        base64Digit(digit, out);
        return;
      }
      shifted = false;
      bits = 0;
      bitCount = 0;
      if (b != '-') {
        out.put(b < 0 ? '\ufffd' : (char) b);
      } else if (justShifted) {
        out.put('+');
      }
    }

    private void base64Digit(int digit, CharBuffer out) {
      bits = ((bits << 6) | digit) & 0x3f_ffff;
      bitCount += 6;
      if (bitCount >= 16) {
        bitCount -= 16;
        out.put((char) (bits >>> bitCount));
      }
    }
  }
}
