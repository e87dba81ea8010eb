package dev.haven.server.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.haven.directory.Address;
import dev.haven.directory.NewPassword;
import dev.haven.server.control.Refused;
import dev.haven.wire.ByteCursor;
import dev.haven.wire.SyntaxException;

/// An account of a list: `address`, or `address password`, parted by blanks or a comma.
///
/// What is wrong with a line is told without its text, for a password may be in it.
///
/// @param number of the line, from 1
/// @param made whether the password was made here, for the line has none
record AccountLine(int number, Address address, String password, boolean made) {
  private static final int LONGEST = 2_000;

  /// Where a reader put what is not UTF-8.
  private static final char REPLACEMENT = '\uFFFD';

  /// @param text without blanks around it, not empty
  static AccountLine parse(int number, String text) throws Refused {
    if (text.length() > LONGEST) {
      throw new Refused(
          "the line is longer than " + LONGEST + " characters",
          "write one address and its password on it");
    }
    if (text.indexOf(REPLACEMENT) >= 0) {
      throw new Refused("the line is not in UTF-8", "save the list as UTF-8");
    }
    var cursor = new ByteCursor(text.getBytes(UTF_8));
    var address = address(cursor);
    if (cursor.atEnd()) {
      return new AccountLine(number, address, NewPassword.generate(), true);
    }
    int after = cursor.position();
    separator(cursor);
    if (cursor.position() == after) {
      throw new Refused(
          "behind " + address + " stands neither a blank nor a comma",
          "write the address, a blank or a comma, and the password");
    }
    if (cursor.atEnd()) {
      return new AccountLine(number, address, NewPassword.generate(), true);
    }
    return new AccountLine(number, address, cursor.rest(), false);
  }

  private static Address address(ByteCursor cursor) throws Refused {
    try {
      return Address.parse(cursor);
    } catch (SyntaxException e) {
      throw new Refused(
          "the line does not begin with an e-mail address: " + e.getMessage(),
          "write it like you@example.com, and a password behind a blank or a comma");
    }
  }

  private static void separator(ByteCursor cursor) {
    blanks(cursor);
    if (cursor.accept(',')) {
      blanks(cursor);
    }
  }

  private static void blanks(ByteCursor cursor) {
    boolean blank = true;
    while (blank) {
      blank = cursor.accept(' ') || cursor.accept('\t');
    }
  }

  /// Without the password: this may reach a log.
  @Override
  public String toString() {
    return "AccountLine[" + number + ", " + address + "]";
  }
}
