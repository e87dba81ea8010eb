package dev.haven.message;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// ENVELOPE, RFC 9051 §7.5.2.
class EnvelopeTest {
  /// The example of RFC 9051 §8 and RFC 3501 §8.
  private static final String RFC_HEADER =
      """
      Date: Wed, 17 Jul 1996 02:23:25 -0700 (PDT)
      From: Terry Gray <gray@cac.washington.edu>
      Subject: IMAP4rev2 WG mtg summary and minutes
      To: imap@cac.washington.edu
      cc: minutes@CNRI.Reston.VA.US, John Klensin <KLENSIN@MIT.EDU>
      Message-Id: <B27397-0100000@cac.washington.edu>
      MIME-Version: 1.0
      Content-Type: TEXT/PLAIN; CHARSET=US-ASCII

      """;

  private static final String RFC_ENVELOPE =
      "(\"Wed, 17 Jul 1996 02:23:25 -0700 (PDT)\" \"IMAP4rev2 WG mtg summary and minutes\""
          + " ((\"Terry Gray\" NIL \"gray\" \"cac.washington.edu\"))"
          + " ((\"Terry Gray\" NIL \"gray\" \"cac.washington.edu\"))"
          + " ((\"Terry Gray\" NIL \"gray\" \"cac.washington.edu\"))"
          + " ((NIL NIL \"imap\" \"cac.washington.edu\"))"
          + " ((NIL NIL \"minutes\" \"CNRI.Reston.VA.US\")"
          + "(\"John Klensin\" NIL \"KLENSIN\" \"MIT.EDU\")) NIL NIL"
          + " \"<B27397-0100000@cac.washington.edu>\")";

  private static final String NOTHING = "(NIL NIL NIL NIL NIL NIL NIL NIL NIL NIL)";

  static Stream<Arguments> fields() {
    return Stream.of(
        Arguments.of("the RFC's example", RFC_HEADER, RFC_ENVELOPE),
        Arguments.of("no fields", "\n", NOTHING),
        Arguments.of(
            "fields that are there and empty",
            "Date:\nSubject: \nFrom:\nTo: \nMessage-ID:\nIn-Reply-To:\n",
            "(\"\" \"\" NIL NIL NIL NIL NIL NIL \"\" \"\")"),
        Arguments.of(
            "Sender and Reply-To that are there and empty are as From",
            "From: a@b\nSender:\nReply-To: \n",
            "(NIL NIL ((NIL NIL \"a\" \"b\")) ((NIL NIL \"a\" \"b\")) ((NIL NIL \"a\" \"b\"))"
                + " NIL NIL NIL NIL NIL)"),
        Arguments.of(
            "Sender and Reply-To of their own",
            "From: a@b\nSender: s@b\nReply-To: r@b\n",
            "(NIL NIL ((NIL NIL \"a\" \"b\")) ((NIL NIL \"s\" \"b\")) ((NIL NIL \"r\" \"b\"))"
                + " NIL NIL NIL NIL NIL)"),
        Arguments.of(
            "a folded 8-bit subject is one line",
            "Subject: a\n \u00fc\n",
            NOTHING.replaceFirst("NIL NIL", "NIL {3}\r\na \u00fc")),
        Arguments.of(
            "a NUL cannot be on the wire",
            "Subject: a\u0000b\n",
            NOTHING.replaceFirst("NIL NIL", "NIL {3}\r\na?b")),
        Arguments.of(
            "two fields that should be one",
            "To: a@b\nTo: c@d\n",
            NOTHING.replaceFirst(
                "NIL NIL NIL NIL NIL NIL",
                "NIL NIL NIL NIL NIL ((NIL NIL \"a\" \"b\")(NIL NIL \"c\" \"d\"))")));
  }

  static Stream<Arguments> addresses() {
    return Stream.of(
        to(
            "groups",
            "Friends: a@b, C <c@d>;, e@f",
            "(NIL NIL \"Friends\" NIL)(NIL NIL \"a\" \"b\")"
                + "(\"C\" NIL \"c\" \"d\")(NIL NIL NIL NIL)(NIL NIL \"e\" \"f\")"),
        to(
            "a group of nobody",
            "undisclosed-recipients:;",
            "(NIL NIL \"undisclosed-recipients\" NIL)(NIL NIL NIL NIL)"),
        to(
            "a group that is not closed",
            "A: b@c",
            "(NIL NIL \"A\" NIL)(NIL NIL \"b\" \"c\")(NIL NIL NIL NIL)"),
        to("a route: RFC 5322 §4.4", "A <@x,@y:a@b>", "(\"A\" \"@x,@y\" \"a\" \"b\")"),
        to("a quoted local part", "\"a b\"@c", "(NIL NIL \"a b\" \"c\")"),
        to("a quoted name", "\"a \\\"b\\\\\" <c@d>", "(\"a \\\"b\\\\\" NIL \"c\" \"d\")"),
        to("a comment as name", "a@b (Jane)", "(\"Jane\" NIL \"a\" \"b\")"),
        to(
            "an encoded word stays encoded",
            "=?utf-8?Q?J=C3=A4?= <a@b>",
            "(\"=?utf-8?Q?J=C3=A4?=\" NIL \"a\" \"b\")"),
        to(
            "an encoded word with a comma",
            "=?utf-8?Q?Doe, Jane?= <a@b>",
            "(\"=?utf-8?Q?Doe, Jane?=\" NIL \"a\" \"b\")"),
        to(
            "a comma that should be quoted",
            "Doe, Jane <a@b>, c@d",
            "(\"Doe, Jane\" NIL \"a\" \"b\")(NIL NIL \"c\" \"d\")"),
        to("an address without a domain", "root", "(NIL NIL \"root\" \"\")"),
        to("words without an address", "Jane Doe", "(\"Jane Doe\" NIL \"\" \"\")"),
        to("missing brackets", "Jane Doe jane@a.b", "(\"Jane Doe\" NIL \"jane\" \"a.b\")"),
        to("a missing comma", "A <a@b> C <c@d>", "(\"A\" NIL \"a\" \"b\")(\"C\" NIL \"c\" \"d\")"),
        to("an address as its own name", "a@b <a@b>", "(\"a@b\" NIL \"a\" \"b\")"),
        to("an unclosed bracket", "A <a@b, c@d", "(\"A\" NIL \"a\" \"b\")(NIL NIL \"c\" \"d\")"),
        to("nested brackets", "<<a@b>>", "(NIL NIL \"a\" \"b\")"),
        to("a domain literal", "a@[192.0.2.1]", "(NIL NIL \"a\" \"[192.0.2.1]\")"),
        to("empty brackets", "A <>", "(\"A\" NIL \"\" \"\")"),
        to("nothing between commas", ",, a@b,", "(NIL NIL \"a\" \"b\")"),
        to("an 8-bit name", "\u00e4 <a@b>", "({1}\r\n\u00e4 NIL \"a\" \"b\")"));
  }

  private static Arguments to(String name, String value, String expected) {
    return Arguments.of(
        name, "To: " + value + "\n", "(NIL NIL NIL NIL NIL (" + expected + ") NIL NIL NIL NIL)");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource({"fields", "addresses"})
  void envelopes(String name, String header, String expected) {
    assertEquals(expected, BodyStructureTest.card(header + "\n").envelope().toString());
  }
}
