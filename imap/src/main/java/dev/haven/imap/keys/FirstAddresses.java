package dev.haven.imap.keys;

import dev.haven.message.Slice;

/// The first addresses in an ENVELOPE (RFC 9051 §7.5.2) that the card keeps as it goes on the wire.
record FirstAddresses(FirstAddress from, FirstAddress to, FirstAddress cc) {
  static FirstAddresses of(Slice envelope) {
    return new Reader(envelope).read();
  }

  /// Reads what this server wrote itself, so nothing is malformed.
  private static final class Reader {
    private final Slice envelope;
    private int at;

    Reader(Slice envelope) {
      this.envelope = envelope;
    }

    FirstAddresses read() {
      at++;
      string();
      at++;
      string();
      at++;
      var from = list();
      at++;
      skipList();
      at++;
      skipList();
      at++;
      var to = list();
      at++;
      return new FirstAddresses(from, to, list());
    }

    private FirstAddress list() {
      if (envelope.at(at) != '(') {
        at += 3;
        return FirstAddress.NONE;
      }
      at += 2;
      var name = string();
      at++;
      string();
      at++;
      var localPart = string();
      at++;
      var host = string();
      at++;
      skipToEnd();
      return new FirstAddress(name, localPart, host);
    }

    private void skipList() {
      if (envelope.at(at) != '(') {
        at += 3;
        return;
      }
      at++;
      skipToEnd();
    }

    /// The other addresses, and the parenthesis at the end.
    private void skipToEnd() {
      while (envelope.at(at) == '(') {
        at++;
        for (int i = 0; i < 4; i++) {
          string();
          at++;
        }
      }
      at++;
    }

    /// `NIL` is empty.
    private Slice string() {
      return switch (envelope.at(at)) {
        case '"' -> quoted();
        case '{' -> literal();
        default -> {
          at += 3;
          yield Slice.EMPTY;
        }
      };
    }

    private Slice quoted() {
      int start = ++at;
      boolean escaped = false;
      while (envelope.at(at) != '"') {
        if (envelope.at(at) == '\\') {
          escaped = true;
          at++;
        }
        at++;
      }
      var text = envelope.part(start, at - start);
      at++;
      return escaped ? unescaped(text) : text;
    }

    private static Slice unescaped(Slice text) {
      var bytes = new byte[text.length()];
      int length = 0;
      for (int i = 0; i < text.length(); i++) {
        if (text.at(i) == '\\') {
          i++;
        }
        bytes[length++] = text.at(i);
      }
      return new Slice(bytes, 0, length);
    }

    private Slice literal() {
      int length = 0;
      for (at++; envelope.at(at) != '}'; at++) {
        length = length * 10 + envelope.at(at) - '0';
      }
      at += "}\r\n".length();
      var text = envelope.part(at, length);
      at += length;
      return text;
    }
  }
}
