package dev.haven.imap;

import dev.haven.account.ReceivedMessage;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/// What a message's header is written in, as far as RFC 6855 §4 asks.
enum HeaderCharacters {
  ASCII,
  /// Internationalized (RFC 6532 §3.2).
  UTF8,
  /// Eight bits, but not UTF-8: mail of before RFC 6532, whose charset nobody knows.
  UNLABELLED;

  /// Further than this a header is not looked at.
  private static final int MOST = 1 << 20;

  static HeaderCharacters of(ReceivedMessage message) {
    var card = message.card();
    var header = new byte[(int) Math.min(card.headerLength(), MOST)];
    int length = 0;
    while (length < header.length) {
      int count = message.read(length, header, length, header.length - length);
      if (count <= 0) {
        break;
      }
      length += count;
    }
    return of(header, length);
  }

  private static HeaderCharacters of(byte[] header, int length) {
    boolean ascii = true;
    for (int i = 0; i < length && ascii; i++) {
      ascii = header[i] >= 0;
    }
    if (ascii) {
      return ASCII;
    }
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(header, 0, length));
      return UTF8;
    } catch (CharacterCodingException _) {
      return UNLABELLED;
    }
  }
}
