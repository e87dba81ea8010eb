package dev.haven.message;

/// A strict reader of IMAP's parenthesised lists, to hold what we write against.
final class WireForm {
  private final Slice in;
  private int at;

  private WireForm(Slice in) {
    this.in = in;
  }

  /// Whether the octets are one list and nothing else.
  static boolean isList(Slice octets) {
    var form = new WireForm(octets);
    return form.sees('(') && form.value() && form.at == octets.length();
  }

  private boolean sees(char c) {
    return at < in.length() && in.at(at) == c;
  }

  private boolean value() {
    if (at == in.length()) {
      return false;
    }
    return switch (in.at(at)) {
      case '(' -> list();
      case '"' -> quoted();
      case '{' -> literal();
      default -> atom();
    };
  }

  /// Values with a space between them; none is needed between lists, as in those of addresses and
  /// of parts.
  private boolean list() {
    at++;
    while (value()) {
      if (sees(')')) {
        at++;
        return true;
      }
      boolean listsTouch = in.at(at - 1) == ')' && sees('(');
      if (!listsTouch && !sees(' ')) {
        return false;
      }
      at += listsTouch ? 0 : 1;
    }
    return false;
  }

  private boolean quoted() {
    at++;
    while (at < in.length() && !sees('"')) {
      byte b = in.at(at);
      if (b <= 0 || b == '\r' || b == '\n') {
        return false;
      }
      at += b == '\\' ? 2 : 1;
    }
    at++;
    return at <= in.length();
  }

  private boolean literal() {
    int length = 0;
    for (at++; !sees('}'); at++) {
      length = length * 10 + in.at(at) - '0';
    }
    at += 3 + length;
    return at <= in.length();
  }

  private boolean atom() {
    int start = at;
    while (at < in.length() && "() \"{".indexOf(in.at(at)) < 0) {
      at++;
    }
    return at > start;
  }
}
