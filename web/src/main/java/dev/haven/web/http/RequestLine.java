package dev.haven.web.http;

import dev.haven.wire.ByteCursor;
import dev.haven.wire.ByteSet;
import dev.haven.wire.SyntaxException;

/// The first line of a request (RFC 9112 §3).
///
/// @param newer whether it is HTTP/1.1 or what follows it, and not HTTP/1.0
record RequestLine(String method, Target target, boolean newer) {
  private static final int LONGEST_METHOD = 32;
  private static final ByteSet DIGIT = ByteSet.range('0', '9');
  private static final ByteSet TARGET = ByteSet.range(0x21, 0x7e);

  /// RFC 9110 §5.6.2.
  static final ByteSet TOKEN =
      DIGIT
          .plus(ByteSet.range('a', 'z'))
          .plus(ByteSet.range('A', 'Z'))
          .plus(ByteSet.of("!#$%&'*+-.^_`|~"));

  static RequestLine parse(byte[] line) throws SyntaxException, HttpRefused {
    var cursor = new ByteCursor(line);
    var method = cursor.oneOrMore(TOKEN, "a method");
    if (method.length() > LONGEST_METHOD) {
      throw new HttpRefused(501, "No method has so long a name.");
    }
    cursor.space();
    var target = cursor.oneOrMore(TARGET, "an address");
    cursor.space();
    if (!cursor.acceptIgnoringCase("HTTP/")) {
      throw cursor.expected("HTTP/1.1");
    }
    var major = cursor.oneOrMore(DIGIT, "a version");
    cursor.expect('.');
    var minor = cursor.oneOrMore(DIGIT, "a version");
    cursor.end();
    if (!major.equals("1")) {
      throw new HttpRefused(505, "HTTP/1.1 is spoken here.");
    }
    return new RequestLine(method, Target.parse(target), !minor.equals("0"));
  }
}
