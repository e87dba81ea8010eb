package dev.haven.message;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// ENVELOPE, BODY and BODYSTRUCTURE as RFC 9051 §7.5.2 describes them.
class BodyStructureTest {
  static Stream<Arguments> bodies() {
    return Stream.of(
        Arguments.of(
            "a text without MIME",
            "Subject: x\r\n\r\none\r\ntwo\r\n",
            "(\"text\" \"plain\" (\"charset\" \"us-ascii\") NIL NIL \"7bit\" 10 2 NIL NIL NIL NIL)"),
        Arguments.of(
            "an empty message",
            "",
            "(\"text\" \"plain\" (\"charset\" \"us-ascii\") NIL NIL \"7bit\" 0 0 NIL NIL NIL NIL)"),
        Arguments.of(
            "a multipart",
            """
            Content-Type: multipart/mixed; boundary="b"

            --b
            Content-Type: text/plain; charset=utf-8
            Content-Transfer-Encoding: 8bit
            Content-Language: en, de

            hello
            --b
            Content-Type: image/png; name="a b.png"
            Content-Disposition: attachment; filename="a b.png"
            Content-Transfer-Encoding: base64
            Content-ID: <1@a>
            Content-MD5: abc==
            Content-Location: http://a/

            AAAA

            --b--
            """,
            "((\"text\" \"plain\" (\"charset\" \"utf-8\") NIL NIL \"8bit\" 5 0 NIL NIL (\"en\" \"de\") NIL)"
                + "(\"image\" \"png\" (\"name\" \"a b.png\") \"<1@a>\" NIL \"base64\" 6 \"abc==\""
                + " (\"attachment\" (\"filename\" \"a b.png\")) NIL \"http://a/\")"
                + " \"mixed\" (\"boundary\" \"b\") NIL NIL NIL)"),
        Arguments.of(
            "a message in a message",
            """
            Content-Type: message/rfc822

            From: a@b
            Subject: inner

            text
            """,
            "(\"message\" \"rfc822\" NIL NIL NIL \"7bit\" 35 (NIL \"inner\" ((NIL NIL \"a\" \"b\"))"
                + " ((NIL NIL \"a\" \"b\")) ((NIL NIL \"a\" \"b\")) NIL NIL NIL NIL NIL)"
                + " (\"text\" \"plain\" (\"charset\" \"us-ascii\") NIL NIL \"7bit\" 6 1 NIL NIL NIL NIL)"
                + " 4 NIL NIL NIL NIL)"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void bodies(String name, String message, String expected) {
    assertEquals(expected, card(message).bodyStructure().toString());
  }

  static MessageCard card(String message) {
    var octets = Ascii.bytes(message.replace("\r\n", "\n").replace("\n", "\r\n"));
    return MessageCard.of(MessageCard.encode(MessageStructure.of(octets)));
  }
}
