package dev.haven.server.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;

/// Cuts a list into pieces that a request to the server can hold, and of which few are lost when
/// the work is interrupted.
final class ListPieces {
  /// Passwords are hashed in a second or two.
  private static final int MOST = 100;

  /// Three quarters of what a request may be.
  private static final int MOST_OCTETS = 48 << 10;

  /// What JSON adds to an address and its password.
  private static final int AROUND = 64;

  private ListPieces() {}

  /// In the same order.
  static List<List<AccountLine>> of(List<AccountLine> lines) {
    var pieces = new ArrayList<List<AccountLine>>();
    int begin = 0;
    int octets = 0;
    for (int i = 0; i < lines.size(); i++) {
      int more = octets(lines.get(i));
      if (i - begin == MOST || (i > begin && octets + more > MOST_OCTETS)) {
        pieces.add(lines.subList(begin, i));
        begin = i;
        octets = 0;
      }
      octets += more;
    }
    if (begin < lines.size()) {
      pieces.add(lines.subList(begin, lines.size()));
    }
    return pieces;
  }

  /// With every character escaped that may have to be.
  private static int octets(AccountLine line) {
    return AROUND + octets(line.address().toString()) + octets(line.password());
  }

  private static int octets(String text) {
    int escaped = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      escaped += c < ' ' ? 5 : c == '"' || c == '\\' ? 1 : 0;
    }
    return text.getBytes(UTF_8).length + escaped;
  }
}
