package dev.haven.pop3;

import dev.haven.wire.ByteCursor;
import dev.haven.wire.ByteSet;
import dev.haven.wire.SyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/// Every POP3 command and its syntax. The protocol is small enough for one page.
///
/// Message numbers start at 1; whether there is such a message is the session's to say.
sealed interface Command {
  /// RFC 2449 §5.
  record Capa() implements Command {}

  /// RFC 2595 §4.
  record Stls() implements Command {}

  /// RFC 6856 §3.
  record Utf8() implements Command {}

  /// RFC 1939 §7.
  record User(String name) implements Command {}

  /// RFC 1939 §7. A password may contain spaces.
  record Pass(String password) implements Command {
    @Override
    public String toString() {
      return "Pass[password=***]";
    }
  }

  /// RFC 5034 §4. Without a mechanism it asks which there are, as old programs do.
  record Auth(Optional<String> mechanism, Optional<String> initialResponse) implements Command {
    @Override
    public String toString() {
      return "Auth[mechanism=" + mechanism + "]";
    }
  }

  /// RFC 1939 §5.
  record Stat() implements Command {}

  /// RFC 1939 §5.
  record Scan(OptionalInt message) implements Command {}

  /// RFC 1939 §5.
  record Retr(int message) implements Command {}

  /// RFC 1939 §5.
  record Dele(int message) implements Command {}

  /// RFC 1939 §5.
  record Noop() implements Command {}

  /// RFC 1939 §5.
  record Rset() implements Command {}

  /// RFC 1939 §7.
  record Top(int message, int lines) implements Command {}

  /// RFC 1939 §7.
  record Uidl(OptionalInt message) implements Command {}

  /// RFC 1939 §4, RFC 1939 §6.
  record Quit() implements Command {}

  /// Keywords in any case, arguments after a single space (RFC 1939 §3).
  static Command parse(byte[] line) throws SyntaxException {
    var in = new ByteCursor(line);
    var command =
        switch (in.oneOrMore(KEYWORD, "a command").toUpperCase(Locale.ROOT)) {
          case "CAPA" -> new Capa();
          case "STLS" -> new Stls();
          case "UTF8" -> new Utf8();
          case "USER" -> new User(text(in));
          case "PASS" -> new Pass(text(in));
          case "AUTH" -> auth(in);
          case "STAT" -> new Stat();
          case "LIST" -> new Scan(optionalNumber(in));
          case "RETR" -> new Retr(number(in));
          case "DELE" -> new Dele(number(in));
          case "NOOP" -> new Noop();
          case "RSET" -> new Rset();
          case "TOP" -> new Top(number(in), number(in));
          case "UIDL" -> new Uidl(optionalNumber(in));
          case "QUIT" -> new Quit();
          default -> throw new SyntaxException("a command that CAPA lists", 0);
        };
    in.end();
    return command;
  }

  private static Command auth(ByteCursor in) throws SyntaxException {
    if (in.atEnd()) {
      return new Auth(Optional.empty(), Optional.empty());
    }
    in.space();
    var mechanism = in.oneOrMore(MECHANISM, "a mechanism");
    if (in.atEnd()) {
      return new Auth(Optional.of(mechanism), Optional.empty());
    }
    in.space();
    var response = in.oneOrMore(BASE64, "base64 or =");
    return new Auth(Optional.of(mechanism), Optional.of(response));
  }

  /// The rest of the line, which has to be text.
  private static String text(ByteCursor in) throws SyntaxException {
    in.space();
    if (in.atEnd() || !in.sees(TEXT)) {
      throw in.expected("an argument");
    }
    int start = in.position();
    var text = in.rest();
    if (text.chars().anyMatch(Character::isISOControl)) {
      throw new SyntaxException("an argument without control characters", start);
    }
    return text;
  }

  private static OptionalInt optionalNumber(ByteCursor in) throws SyntaxException {
    return in.atEnd() ? OptionalInt.empty() : OptionalInt.of(number(in));
  }

  private static int number(ByteCursor in) throws SyntaxException {
    in.space();
    var digits = in.oneOrMore(DIGITS, "a number");
    if (digits.length() > LONGEST_NUMBER) {
      throw in.expected("a smaller number");
    }
    return Integer.parseInt(digits);
  }

  int LONGEST_NUMBER = 9;
  ByteSet DIGITS = ByteSet.range('0', '9');
  ByteSet LETTERS = ByteSet.range('a', 'z').plus(ByteSet.range('A', 'Z'));
  ByteSet KEYWORD = LETTERS.plus(DIGITS);

  /// RFC 4422 §3.1.
  ByteSet MECHANISM = KEYWORD.plus(ByteSet.of("-_"));

  /// RFC 5034 §6: also `=` alone, an empty response.
  ByteSet BASE64 = KEYWORD.plus(ByteSet.of("+/="));

  /// Anything but controls.
  ByteSet TEXT = ByteSet.range(0x20, 0xff).minus(ByteSet.range(0x7f, 0x7f));
}
