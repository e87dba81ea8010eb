package dev.haven.imap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MessageLiteralsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "a APPEND INBOX {5}",
        "a append INBOX {5+}",
        "a APPEND \"my \\\" box\" ~{5}",
        "a APPEND INBOX (\\Seen $a) {5}",
        "a APPEND INBOX \"17-Jul-1996 02:44:25 -0700\" {5}",
        "a APPEND INBOX ANNOTATION (/comment (value.priv \"x(\")) {5}",
        "a APPEND INBOX CATENATE (URL \"/x\" TEXT {5}",
        "a APPEND INBOX UTF8 (~{5+}",
        "a APPEND URL {5}",
        "a APPEND ANNOTATION (\\Seen) {5}",
        "a APPEND ~jane {5}",
        "a REPLACE 4 INBOX {5}",
        "a UID REPLACE 4 INBOX {5}",
        "a APPEND INBOX \"open {5}"
      })
  void aLiteralOfAppendIsAMessage(String line) {
    assertTrue(MessageLiterals.ofCommand().isNext(bytes(line)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a APPEND {5}",
        "a REPLACE 4 {5}",
        "a UID REPLACE 4 {5+}",
        "a APPEND INBOX ANNOTATION ({8}",
        "a APPEND INBOX (\\Seen) annotation (/comment (value.priv {5}",
        "a APPEND INBOX ANNOTATION (/comment (value.priv \"x\") {5}",
        "a APPEND INBOX ANNOTATION (/comment ({10}",
        "a APPEND INBOX CATENATE (URL {5}",
        "a SELECT {5}",
        "a UID STORE 1 ANNOTATION ({5}",
        "{5}"
      })
  void otherLiteralsBelongToTheCommand(String line) {
    assertFalse(MessageLiterals.ofCommand().isNext(bytes(line)));
  }

  @Test
  void linesGoOnBehindTheLiteralsBeforeThem() {
    var literals = MessageLiterals.ofCommand();
    assertFalse(literals.isNext(bytes("a APPEND {5}")));
    assertFalse(literals.isNext(bytes(" (\\Seen) ANNOTATION ({8}")));
    assertFalse(literals.isNext(bytes(" (value.shared ~{3}")));
    assertFalse(literals.isNext(bytes(" {10}")));
    assertFalse(literals.isNext(bytes(" \"x\") /b (value.priv {3}")));
    assertTrue(literals.isNext(bytes(")) {99}")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "' {5}'|true",
        "' (x) ANNOTATION ({5}'|false",
        "' TEXT {5}'|true",
        "' URL {5}'|false",
        "') {5}'|true",
        "'))))) ANNOTATION (/x (value.priv {5}'|false"
      })
  void moreMessagesFollowAMessage(String line, boolean message) {
    assertEquals(message, MessageLiterals.behindMessage().isNext(bytes(line)));
  }

  /// Each takes six bytes, so a command has room for ten thousand.
  @Test
  void aCommandOfNothingButLiteralsIsRead() throws Exception {
    try (var world = new ImapWorld(Map.of());
        var peer = new ImapPeer(world, false)) {
      assertTrue(peer.send("LOGIN jane kestrel-nest").isOk());
      assertEquals(
          "BAD", peer.send("SEARCH " + "{0+}\r\n".repeat(10_000) + "x").tagged().condition());
      assertTrue(peer.send("NOOP").isOk());
    }
  }

  private static byte[] bytes(String line) {
    return line.getBytes(StandardCharsets.ISO_8859_1);
  }
}
