package dev.haven.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/// The bodies of parts, out of what the card has on the wire.
class PartBodyTest {
  private static final String MESSAGE =
      """
      Content-Type: multipart/mixed; boundary="b"

      --b
      Content-Type: text/plain; name="a ) \\" {3}.txt"
      Content-Transfer-Encoding: base64

      aGFsbG8=
      --b
      Content-Type: message/rfc822

      Subject: inner ( text

      one
      two
      --b
      Content-Type: message/rfc822

      Content-Type: multipart/mixed; boundary="c"

      --c

      deep
      --c--
      --b--
      """
          .replace("\n", "\r\n");

  private static MessageCard card() {
    var scanner = new MessageScanner();
    var bytes = MESSAGE.getBytes(StandardCharsets.US_ASCII);
    scanner.accept(bytes, 0, bytes.length);
    return MessageCard.of(MessageCard.encode(scanner.finish()));
  }

  private static String body(int... number) {
    return card().partBody(number).map(part -> part.wire().toString()).orElse("none");
  }

  @Test
  void partsAreFoundByTheirNumbers() {
    assertEquals(card().body().toString(), body());
    assertTrue(body(1).startsWith("(\"text\" \"plain\" ("), body(1));
    assertTrue(body(1).endsWith(" \"base64\" 8 0)"), body(1));
    assertTrue(body(2).startsWith("(\"message\" \"rfc822\" NIL NIL NIL \"7bit\" "), body(2));
    var text = "(\"text\" \"plain\" (\"charset\" \"us-ascii\") NIL NIL \"7bit\" ";
    assertEquals(text + "8 1)", body(2, 1));
    assertEquals(text + "4 0)", body(3, 1));
    assertEquals("none", body(4));
    assertEquals("none", body(1, 1));
    assertEquals("none", body(2, 2));
    assertEquals("none", body(3, 1, 1));
  }

  @Test
  void whatIsInAMessageIsItsBody() {
    assertEquals(body(2, 1), card().partBody(2).orElseThrow().message().orElseThrow().wire() + "");
    assertTrue(card().partBody(1).orElseThrow().message().isEmpty());
    assertTrue(card().partBody().orElseThrow().message().isEmpty());
  }

  @Test
  void aDecodedPartHasOtherOctetsAndLines() {
    var decoded = card().partBody(1).orElseThrow().decoded(5, 7).toString();
    assertEquals(body(1).replace("\"base64\" 8 0)", "\"binary\" 5 7)"), decoded);
    var message = card().partBody(2).orElseThrow().decoded(50, 70).toString();
    assertTrue(message.startsWith("(\"message\" \"rfc822\" NIL NIL NIL \"binary\" 50 ("), message);
    assertTrue(message.endsWith(body(2, 1) + " 70)"), message);
    assertEquals(body(), card().partBody().orElseThrow().decoded(1, 1).toString());
  }
}
