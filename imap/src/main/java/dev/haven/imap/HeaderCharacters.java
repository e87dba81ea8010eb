package dev.haven.imap;

import dev.haven.account.ReceivedMessage;

/// What a message's header is written in, as far as RFC 6855 §4 asks.
final class HeaderCharacters {
  private static final int PIECE = 4096;

  private HeaderCharacters() {}

  /// Whether the header has octets beyond ASCII: UTF-8 (RFC 6532 §3.2), or a charset of before that
  /// which nobody knows.
  static boolean areBeyondAscii(ReceivedMessage message) {
    long length = message.card().headerLength();
    var piece = new byte[(int) Math.min(length, PIECE)];
    for (long at = 0; at < length; ) {
      int count = message.read(at, piece, 0, (int) Math.min(piece.length, length - at));
      if (count <= 0) {
        return false;
      }
      if (anyBeyondAscii(piece, count)) {
        return true;
      }
      at += count;
    }
    return false;
  }

  private static boolean anyBeyondAscii(byte[] bytes, int length) {
    for (int i = 0; i < length; i++) {
      if (bytes[i] < 0) {
        return true;
      }
    }
    return false;
  }
}
