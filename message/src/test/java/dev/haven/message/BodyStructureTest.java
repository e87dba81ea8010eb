package dev.haven.message;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
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

  /// RFC 3501 §7.4.2 and RFC 9051 §7.5.2: "a simple text message of 48 lines and 2279 octets" and
  /// "a two part message consisting of a text and a BASE64-encoded text attachment".
  @Test
  void theExamplesOfTheRfc() {
    var simple = card("Content-Type: TEXT/PLAIN; CHARSET=US-ASCII\n\n" + text(2279, 48));
    assertEquals(
        "(\"text\" \"plain\" (\"charset\" \"US-ASCII\") NIL NIL \"7bit\" 2279 48)",
        simple.body().toString());
    var attachment =
        """
        Content-Type: TEXT/PLAIN; CHARSET=US-ASCII; NAME="cc.diff"
        Content-ID: <960723163407.20117h@cac.washington.edu>
        Content-Description: Compiler diff
        Content-Transfer-Encoding: BASE64
        """;
    var mixed =
        card(
            "Content-Type: MULTIPART/MIXED; BOUNDARY=b\n\n--b\nContent-Type: TEXT/PLAIN; CHARSET=US-ASCII\n\n"
                + text(1152, 23)
                + "\n--b\n"
                + attachment
                + "\n"
                + text(4554, 73)
                + "\n--b--\n");
    assertEquals(
        "((\"text\" \"plain\" (\"charset\" \"US-ASCII\") NIL NIL \"7bit\" 1152 23)"
            + "(\"text\" \"plain\" (\"charset\" \"US-ASCII\" \"name\" \"cc.diff\")"
            + " \"<960723163407.20117h@cac.washington.edu>\" \"Compiler diff\" \"base64\" 4554 73)"
            + " \"mixed\")",
        mixed.body().toString());
  }

  /// Lines and octets, CRLF counted, as the RFC counts them.
  private static String text(int octets, int lines) {
    var text = new StringBuilder();
    for (int i = 0; i < lines; i++) {
      text.append("x\n");
    }
    return "x".repeat(octets - 3 * lines) + text;
  }

  @Test
  void bodyIsBodyStructureWithoutExtensionData() {
    var card =
        card(
            """
            Content-Type: multipart/mixed; boundary="b"
            Content-Disposition: inline

            --b
            Content-Type: text/html; charset=utf-8; x="a\\"b"
            Content-Disposition: attachment; filename="(x"
            Content-Description: \u00e4

            hello
            --b
            Content-Type: message/rfc822
            Content-MD5: x

            Subject: \u00fc

            text
            --b--
            """);
    assertEquals(
        "((\"text\" \"html\" (\"charset\" \"utf-8\" \"x\" \"a\\\"b\") NIL {1}\r\n\u00e4 \"7bit\" 5 0)"
            + "(\"message\" \"rfc822\" NIL NIL NIL \"7bit\" 18 (NIL {1}\r\n\u00fc NIL NIL NIL NIL NIL NIL NIL NIL)"
            + " (\"text\" \"plain\" (\"charset\" \"us-ascii\") NIL NIL \"7bit\" 4 0) 2) \"mixed\")",
        card.body().toString());
  }

  static MessageCard card(String message) {
    var octets = Ascii.bytes(message.replace("\r\n", "\n").replace("\n", "\r\n"));
    return MessageCard.of(MessageCard.encode(MessageStructure.of(octets)));
  }
}
