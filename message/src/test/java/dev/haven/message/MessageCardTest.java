package dev.haven.message;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class MessageCardTest {
  /// The shape of the example in RFC 9051 §6.4.5.1.
  private static final String NESTED =
      """
      Subject: outer
      Content-Type: multipart/mixed; boundary=a

      --a
      Content-Type: text/plain

      one
      --a
      Content-Type: application/octet-stream; name*=utf-8''%c3%a4.bin
      Content-Transfer-Encoding: base64

      AAAA
      --a
      Content-Type: message/rfc822

      Subject: third
      Content-Type: multipart/alternative; boundary=b

      --b
      Content-Type: text/plain; charset=iso-8859-1

      three one
      --b
      Content-Type: text/html

      three two
      --b--
      --a
      Content-Type: message/rfc822

      Subject: fourth

      four
      --a--
      """
          .replace("\n", "\r\n");

  static Stream<Arguments> parts() {
    return Stream.of(
        Arguments.of(new int[] {1}, "text/plain", "one"),
        Arguments.of(new int[] {2}, "application/octet-stream", "AAAA"),
        Arguments.of(new int[] {3, 1}, "text/plain", "three one"),
        Arguments.of(new int[] {3, 2}, "text/html", "three two"),
        Arguments.of(new int[] {4}, "message/rfc822", "Subject: fourth\r\n\r\nfour"),
        Arguments.of(new int[] {4, 1}, "text/plain", "four"));
  }

  @ParameterizedTest
  @MethodSource
  void parts(int[] number, String type, String body) {
    var part = card(NESTED).part(number).orElseThrow();
    assertEquals(type, part.type());
    assertEquals(body, octets(NESTED, part.bodyOffset(), part.bodyLength()));
  }

  @Test
  void numbersOfNoPart() {
    for (var number :
        List.of(
            new int[] {0},
            new int[] {5},
            new int[] {1, 1},
            new int[] {3, 3},
            new int[] {4, 1, 1})) {
      assertTrue(card(NESTED).part(number).isEmpty(), Arrays.toString(number));
    }
  }

  @Test
  void aMessageInAMessageHasAHeaderOfItsOwn() {
    var inside = card(NESTED).part(4).orElseThrow().message().orElseThrow();
    assertEquals(
        "Subject: fourth\r\n\r\n", octets(NESTED, inside.headerOffset(), inside.headerLength()));
    assertEquals("four", octets(NESTED, inside.bodyOffset(), inside.bodyLength()));
    assertTrue(card(NESTED).part(1).orElseThrow().message().isEmpty());
  }

  @Test
  void theMimeHeaderOfAPartIsBeforeItsBody() {
    var part = card(NESTED).part(2).orElseThrow();
    var header = octets(NESTED, part.headerOffset(), part.headerLength());
    assertTrue(header.startsWith("Content-Type: application") && header.endsWith("base64\r\n\r\n"));
    assertEquals("\u00e4.bin", part.fileName());
    assertEquals("iso-8859-1", card(NESTED).part(3, 1).orElseThrow().charset());
  }

  @Test
  void aMessageThatIsNoMultipartIsItsOwnPartOne() {
    var card = card("Subject: x\n\nbody\n");
    assertEquals(6, card.part(1).orElseThrow().bodyLength());
    assertTrue(card.part(2).isEmpty());
    assertTrue(card.part(1, 1).isEmpty());
  }

  @Test
  void aCardInTheMiddleOfAnArrayIsTheSame() {
    var card = MessageCard.encode(MessageStructure.of(Ascii.bytes(NESTED)));
    var padded = new byte[card.length + 20];
    System.arraycopy(card, 0, padded, 7, card.length);
    var moved = MessageCard.of(padded, 7, card.length);
    assertEquals(card(NESTED).envelope(), moved.envelope());
    assertEquals(
        card(NESTED).part(3, 2).orElseThrow().bodyOffset(),
        moved.part(3, 2).orElseThrow().bodyOffset());
    assertEquals("outer", moved.subject().text());
    assertArrayEquals(card, moved.bytes().copy());
  }

  @Test
  void keysAreDecoded() {
    var card =
        card(
            """
            From: =?iso-8859-1?Q?J=FCrgen?= <j@a.b>
            To: "A, B" <a@b>,
             c@d
            Subject: Re: [x] =?utf-8?B?w6Q=?=
             =?utf-8?B?w7Y=?= (fwd)
            Date: Sun, 22 Nov 2026 01:30:00 +0200
            Message-ID: <"a b"@c>
            In-Reply-To: Your message <p@q> of Sunday
            References: <1@a>
             <2@b><3@c>
            List-Id: People <people.a.b>

            text
            """);
    assertEquals("J\u00fcrgen <j@a.b>", card.from().text());
    assertEquals("\"A, B\" <a@b>, c@d", card.to().text());
    assertEquals("Re: [x] \u00e4\u00f6 (fwd)", card.subject().text());
    assertEquals("\u00e4\u00f6", card.baseSubject().text());
    assertTrue(card.isReply());
    assertEquals("ab@c", card.messageId().text());
    assertEquals(List.of("p@q"), texts(card.inReplyTo()));
    assertEquals(List.of("1@a", "2@b", "3@c"), texts(card.references()));
    assertEquals("People <people.a.b>", card.listId().text());
    assertEquals(1_795_303_800L, card.sentAt());
    assertEquals(20_779, card.sent().orElseThrow().day());
    assertTrue(card.cc().isEmpty());
  }

  private static List<String> texts(List<Slice> slices) {
    return slices.stream().map(Slice::text).toList();
  }

  @Test
  void aPlainTextIsAPlaceInTheHeader() {
    var card = card("Subject: hello\nFrom: a@b\n\n");
    assertEquals("hello", card.subject().toString());
    assertTrue(card.subject().offset() >= card.header().offset());
    assertTrue(card.subject().end() <= card.header().end());
  }

  @Test
  void aDateThatNobodyCanReadIsNone() {
    var card = card("Date: yesterday\n\n");
    assertEquals(Long.MIN_VALUE, card.sentAt());
    assertTrue(card.sent().isEmpty());
  }

  static Stream<Arguments> attachments() {
    return Stream.of(
        Arguments.of("Content-Type: text/plain", false),
        Arguments.of("Content-Disposition: inline; filename=a.png", false),
        Arguments.of("Content-Disposition: attachment", true),
        Arguments.of("Content-Type: image/png; name=a.png", true),
        Arguments.of("Content-Type: message/rfc822", true));
  }

  @ParameterizedTest
  @MethodSource
  void attachments(String header, boolean expected) {
    var message = "Content-Type: multipart/mixed; boundary=b\n\n--b\n" + header + "\n\nx\n--b--\n";
    assertEquals(expected, card(message).hasAttachment());
  }

  @Test
  void theHeaderIsInTheCardUnlessItIsLong() {
    assertEquals("A: b\r\n\r\n", card("A: b\n\nc").header().toString());
    var large = card("A: " + "x".repeat(MessageCard.MAX_HEADER_LENGTH) + "\n\nc");
    assertFalse(large.hasHeader());
    assertEquals(MessageCard.MAX_HEADER_LENGTH + 7, large.headerLength());
  }

  @Test
  void aPreviewIsAddedWithoutAChangeToTheRest() {
    var card = MessageCard.encode(MessageStructure.of(Ascii.bytes(NESTED)));
    assertTrue(MessageCard.of(card).preview().isEmpty());
    var with = MessageCard.of(MessageCard.withPreview(card, "gr\u00fcn"));
    assertEquals("gr\u00fcn", new String(with.preview().orElseThrow().copy(), UTF_8));
    assertEquals(MessageCard.of(card).bodyStructure(), with.bodyStructure());
    assertEquals(MessageCard.of(card).subject(), with.subject());
    var without = MessageCard.of(MessageCard.withPreview(card, ""));
    assertTrue(without.preview().orElseThrow().isEmpty());
  }

  @Test
  void anUnknownVersionIsSaidToBeOne() {
    var card = MessageCard.encode(MessageStructure.of(new byte[0]));
    card[0] = 99;
    assertThrows(IllegalArgumentException.class, () -> MessageCard.of(card));
  }

  private static MessageCard card(String message) {
    return BodyStructureTest.card(message);
  }

  private static String octets(String message, long offset, long length) {
    return message.substring((int) offset, (int) (offset + length));
  }
}
