package dev.haven.bench.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ImapTest {
  @Test
  void responsesAndLiteralsAreCountedWhateverIsInTheLiterals() throws IOException {
    try (var imap = imap("* 1 FETCH (BODY[] {9}\r\na OK ab\r\n)\r\n* 2 EXISTS\r\na OK done\r\n")) {
      var answer = imap.require("NOOP");
      assertEquals(new Answer("OK done", 2, 1, 58), answer);
    }
  }

  @Test
  void aResponseIsGivenWholeWithItsLiterals() throws IOException {
    try (var imap = imap("* X {3}\r\nabc {2}\r\nde end\r\na OK done\r\n")) {
      var responses = imap.responses("NOOP");
      assertEquals("* X {3}\r\nabc {2}\r\nde end", text(responses.getFirst()));
    }
  }

  @Test
  void literalsLongerThanTheBufferArePassedOver() throws IOException {
    var long64 = "x".repeat(200_000);
    try (var imap = imap("* X {200000}\r\n" + long64 + "\r\na OK done\r\n")) {
      assertEquals(1, imap.require("NOOP").literals());
    }
  }

  @Test
  void anythingButOkIsWrong() throws IOException {
    try (var imap = imap("a NO sorry\r\n")) {
      assertThrows(Wrong.class, () -> imap.require("NOOP"));
    }
  }

  @Test
  void aCountIsReadFromStatus() throws IOException {
    try (var imap = imap("* STATUS INBOX (MESSAGES 42)\r\na OK\r\n")) {
      assertEquals(42, imap.count("INBOX"));
    }
  }

  @Test
  void aCapabilityIsAWholeWord() throws IOException {
    try (var imap = imap("* CAPABILITY IMAP4rev1 SORT=DISPLAY\r\na OK\r\n")) {
      assertEquals(false, imap.offers("SORT"));
    }
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.US_ASCII);
  }

  private static Imap imap(String answers) throws IOException {
    return Imap.over(new Said("* OK ready\r\n" + answers));
  }

  /// Says what it was given, seven octets at a time, whatever it hears.
  private static final class Said implements Transport {
    private final List<Byte> left;
    private int at;

    Said(String text) {
      var bytes = text.getBytes(StandardCharsets.US_ASCII);
      left = new java.util.ArrayList<>();
      for (byte b : bytes) {
        left.add(b);
      }
    }

    @Override
    public int read(byte[] into, int offset, int length) {
      int count = Math.min(Math.min(7, length), left.size() - at);
      for (int i = 0; i < count; i++) {
        into[offset + i] = left.get(at++);
      }
      return count == 0 ? -1 : count;
    }

    @Override
    public void write(byte[] from, int offset, int length) {}

    @Override
    public void close() {}
  }
}
