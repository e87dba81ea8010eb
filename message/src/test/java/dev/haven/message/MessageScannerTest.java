package dev.haven.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Where parts begin and end: RFC 2046 §5.1, and what senders make of it.
class MessageScannerTest {
  private static final String MIXED = "Content-Type: multipart/mixed; boundary=b\n\n";

  static Stream<Arguments> headersAndBodies() {
    return Stream.of(
        Arguments.of("no bytes", "", "text/plain[]"),
        Arguments.of("header only", "Subject: x\n", "text/plain[]"),
        Arguments.of("header without a line end", "Subject: x", "text/plain[]"),
        Arguments.of("no header", "\nbody\n", "text/plain[body\n]"),
        Arguments.of("a line without a colon is in the header", "a\nb: c\n\nd", "text/plain[d]"),
        Arguments.of("line ends of both kinds", "A: b\r\n\nbody\r\nx\n", "text/plain[body\r\nx\n]"),
        Arguments.of("a lone CR ends nothing", "A: b\r\rc\n\nd\re", "text/plain[d\re]"));
  }

  /// RFC 2046 §5.1.1.
  static Stream<Arguments> delimiters() {
    return Stream.of(
        Arguments.of(
            "two parts",
            MIXED + "--b\n\none\n--b\n\ntwo\n--b--\n",
            mixed("text/plain[one] text/plain[two]")),
        Arguments.of(
            "preamble and epilogue",
            MIXED + "pre\n--b\n\none\n--b--\n--b\n\nafter\n",
            mixed("text/plain[one]")),
        Arguments.of(
            "the last delimiter is missing",
            MIXED + "--b\n\none\ntwo\n",
            mixed("text/plain[one\ntwo\n]")),
        Arguments.of(
            "the last delimiter does not close",
            MIXED + "--b\n\none\n--b\n",
            mixed("text/plain[one]")),
        Arguments.of(
            "the last delimiter has no line end",
            MIXED + "--b\n\none\n--b--",
            mixed("text/plain[one]")),
        Arguments.of(
            "white space after a delimiter",
            MIXED + "--b \t\n\none\n--b-- \n",
            mixed("text/plain[one]")),
        Arguments.of(
            "longer lines are no delimiters",
            MIXED + "--b\n\n--bc\n--b-\n--b--c\n--b--\n",
            mixed("text/plain[--bc\n--b-\n--b--c]")),
        Arguments.of("no delimiter at all", MIXED + "text\n", mixed("text/plain[text\n]")),
        Arguments.of(
            "no boundary",
            "Content-Type: multipart/mixed\n\n--\nx\n",
            mixed("text/plain[--\nx\n]")),
        Arguments.of("closed at once", MIXED + "--b--\n", mixed("text/plain[--b--\n]")));
  }

  static Stream<Arguments> partsInParts() {
    return Stream.of(
        Arguments.of(
            "a header that a delimiter cuts off",
            MIXED + "--b\nContent-Type: text/html\n--b\n\nx\n--b--\n",
            mixed("text/html[] text/plain[x]")),
        Arguments.of(
            "an empty part with a header", MIXED + "--b\nA: b\n\n--b--\n", mixed("text/plain[]")),
        Arguments.of(
            "a boundary that another begins with",
            MIXED
                + "--b\nContent-Type: multipart/x; boundary=bb\n\n--bb\n\nin\n--bb--\n--b\n\nout\n--b--\n",
            mixed("multipart/x{text/plain[in]} text/plain[out]")),
        Arguments.of(
            "an outer delimiter ends an inner multipart that is not closed",
            MIXED + "--b\nContent-Type: multipart/x; boundary=c\n\n--c\n\nin\n--b\n\nout\n--b--\n",
            mixed("multipart/x{text/plain[in]} text/plain[out]")),
        Arguments.of(
            "the same boundary twice",
            MIXED
                + "--b\nContent-Type: multipart/x; boundary=b\n\n--b\n\nin\n--b--\n--b\n\nout\n--b--\n",
            mixed("multipart/x{text/plain[in]} text/plain[out]")));
  }

  static Stream<Arguments> messagesInMessages() {
    return Stream.of(
        Arguments.of(
            "a digest holds messages: RFC 2046 §5.1.5",
            "Content-Type: multipart/digest; boundary=b\n\n--b\n\nSubject: x\n\none\n--b--\n",
            "multipart/digest{message/rfc822{text/plain[one]}}"),
        Arguments.of(
            "a message of several parts in a message",
            "Content-Type: message/rfc822\n\n" + MIXED + "--b\n\none\n--b--\n",
            "message/rfc822{" + mixed("text/plain[one]") + "}"),
        Arguments.of(
            "a message that ends where it begins",
            "Content-Type: message/rfc822\n\n",
            "message/rfc822{text/plain[]}"),
        Arguments.of(
            "an internationalized message: RFC 6532 §3.7",
            "Content-Type: message/global\n\nSubject: x\n\none\n",
            "message/global{text/plain[one\n]}"),
        Arguments.of(
            "an encoding hides what a message holds",
            "Content-Type: message/rfc822\nContent-Transfer-Encoding: base64\n\nAAAA\n",
            "message/rfc822[AAAA\n]"));
  }

  /// Boundaries that are not as they should be.
  static Stream<Arguments> boundaries() {
    return Stream.of(
        Arguments.of(
            "a quote that is not closed",
            "Content-Type: multipart/mixed; boundary=\"b\n\n--b\n\none\n--b--\n",
            mixed("text/plain[one]")),
        Arguments.of(
            "a boundary with white space at its end: RFC 2046 §5.1.1",
            "Content-Type: multipart/mixed; boundary=\"b \"\n\n--b\n\none\n--b--\n",
            mixed("text/plain[one]")),
        Arguments.of(
            "a boundary that is longer than allowed",
            MIXED.replace("=b", "=" + "b".repeat(200)) + "--" + "b".repeat(200) + "\n\none\n",
            mixed("text/plain[one\n]")),
        Arguments.of(
            "a boundary that looks like a close-delimiter",
            MIXED.replace("=b", "=b--") + "--b--\n\none\n--b----\n",
            mixed("text/plain[one]")));
  }

  private static String mixed(String parts) {
    return "multipart/mixed{" + parts + "}";
  }

  /// A message and its parts: `type[body]`, the body of a multipart being its parts.
  @ParameterizedTest(name = "{0}")
  @MethodSource({
    "headersAndBodies",
    "delimiters",
    "partsInParts",
    "messagesInMessages",
    "boundaries"
  })
  void outlines(String name, String message, String expected) {
    var octets = Ascii.bytes(message);
    var structure = MessageStructure.of(octets);
    assertEquals(expected, outline(structure.root(), message));
    PartsCover.check(structure, octets);
  }

  private static String outline(Part part, String message) {
    if (part.parts().isEmpty()) {
      return part.type() + "[" + message.substring((int) part.bodyOffset(), (int) part.end()) + "]";
    }
    return part.parts().stream()
        .map(inside -> outline(inside, message))
        .collect(Collectors.joining(" ", part.type() + "{", "}"));
  }

  @Test
  void nestingEndsInAnOpaquePart() {
    var message = new StringBuilder();
    for (int i = 0; i < 300; i++) {
      message
          .append("Content-Type: multipart/mixed; boundary=b")
          .append(i)
          .append("\n\n--b")
          .append(i)
          .append('\n');
    }
    var part = MessageStructure.of(Ascii.bytes(message + "\nend\n")).root();
    int depth = 1;
    while (!part.parts().isEmpty()) {
      part = part.parts().getFirst();
      depth++;
    }
    assertEquals(MessageScanner.MAX_DEPTH, depth);
    assertEquals(PartKind.OPAQUE, part.kind());
  }

  @Test
  void messagesInMessagesEndInAnOpaquePart() {
    var octets = Ascii.bytes("Content-Type: message/rfc822\n\n".repeat(500));
    var structure = MessageStructure.of(octets);
    PartsCover.check(structure, octets);
    assertTrue(WireForm.isList(MessageCard.of(MessageCard.encode(structure)).body()));
  }

  @Test
  void whatComesAfterTheLastPartOfTenThousandIsOneOpaquePart() {
    var octets = Ascii.bytes(MIXED + "--b\n\nx\n".repeat(30_000) + "--b--\n");
    var structure = MessageStructure.of(octets);
    var parts = structure.root().parts();
    assertEquals(MessageScanner.MAX_PARTS - 1, parts.size());
    assertEquals(PartKind.OPAQUE, parts.getLast().kind());
    assertEquals(octets.length, parts.getLast().end());
    PartsCover.check(structure, octets);
  }

  @Test
  void headersBeyondTheBoundAreNotKept() {
    var header = "X: " + "x".repeat(1000) + "\n";
    var octets = Ascii.bytes(header.repeat(1000) + "Subject: late\n\nbody\n");
    var structure = MessageStructure.of(octets);
    assertTrue(structure.header().block().length() <= MessageScanner.MAX_HEADERS_KEPT);
    assertEquals(octets.length - "body\n".length(), structure.root().bodyOffset());
    var card = MessageCard.of(MessageCard.encode(structure));
    assertEquals(structure.root().headerLength(), card.headerLength());
    assertEquals(false, card.hasHeader());
  }

  @Test
  void aMessageOfHugePartsHeadersHasABoundedCard() {
    var part = "--b\nContent-Type: message/rfc822\n\nTo: " + "a@b,".repeat(2000) + "\n\nx\n";
    var octets = Ascii.bytes(MIXED + part.repeat(200) + "--b--\n");
    var card = MessageCard.encode(MessageStructure.of(octets));
    assertTrue(card.length < 2_000_000, "octets of card: " + card.length);
    PartsCover.check(MessageStructure.of(octets), octets);
  }
}
