package dev.haven.message;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import com.code_intelligence.jazzer.junit.FuzzTest;

/// Any bytes are a message, and how they are cut changes nothing.
class MessageFuzz {
  @FuzzTest(maxDuration = "60s")
  void anyBytesAreAMessage(byte[] bytes) {
    var whole = new MessageScanner();
    whole.accept(bytes, 0, bytes.length);
    var pieces = new MessageScanner();
    for (int i = 0; i < bytes.length; i++) {
      pieces.accept(bytes, i, 1);
    }
    assertArrayEquals(MessageCard.encode(whole.finish()), MessageCard.encode(pieces.finish()));
  }
}
