package dev.haven.imap;

import dev.haven.wire.SyntaxException;
import java.util.List;

/// What STATUS can tell of a mailbox (RFC 9051 §6.3.11).
enum StatusItem {
  MESSAGES("MESSAGES"),
  UIDNEXT("UIDNEXT"),
  UIDVALIDITY("UIDVALIDITY"),
  UNSEEN("UNSEEN"),
  DELETED("DELETED"),
  /// RFC 9208 §4.1.4.
  DELETED_STORAGE("DELETED-STORAGE"),
  /// RFC 8438 §2.
  SIZE("SIZE"),
  /// RFC 3501 §6.3.10.
  RECENT("RECENT"),
  /// RFC 7162 §3.1.7.
  HIGHESTMODSEQ("HIGHESTMODSEQ"),
  /// RFC 8474 §4.3.
  MAILBOXID("MAILBOXID"),
  /// RFC 7889 §3.1.
  APPENDLIMIT("APPENDLIMIT");

  private final String wire;

  StatusItem(String wire) {
    this.wire = wire;
  }

  String wire() {
    return wire;
  }

  static List<StatusItem> parseList(ImapCursor in) throws SyntaxException {
    return in.list(() -> parse(in));
  }

  private static StatusItem parse(ImapCursor in) throws SyntaxException {
    int at = in.position();
    var word = in.word("a status item");
    for (var item : values()) {
      if (item.wire.equals(word)) {
        return item;
      }
    }
    throw new SyntaxException("a status item I know", at);
  }
}
