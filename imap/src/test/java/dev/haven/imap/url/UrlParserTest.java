package dev.haven.imap.url;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haven.imap.url.UrlAuthorization.Access;
import dev.haven.imap.url.UrlAuthorization.Kind;
import dev.haven.testkit.RandomInput;
import dev.haven.wire.SyntaxException;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// RFC 5092 §11, RFC 4467 §3 and RFC 5550 §3.2, with the examples of RFC 5092 §9.
class UrlParserTest {
  private static final String TOKEN = "91354a473744909de610943775f92038";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "imap://minbari.example.org",
        "imap://minbari.example.org/",
        "imap://minbari.example.org/gray-council;UIDVALIDITY=385759045/;UID=20/;PARTIAL=0.1024",
        "imap://psicorp.example.org/~peter/%E6%97%A5%E6%9C%AC%E8%AA%9E/%E5%8F%B0%E5%8C%97",
        "imap://;AUTH=GSSAPI@minbari.example.org/gray-council/;uid=20/;section=1.2",
        "imap://;AUTH=*@minbari.example.org/gray%20council?SUBJECT%20shadows",
        "imap://john;AUTH=*@minbari.example.org/babylon5/personel?"
            + "charset%20UTF-8%20SUBJECT%20%7B14+%7D%0D%0A%D0%98%D0%B2%D0%B0%D0%BD%D0%BE%D0%B2%D0%B0",
        "imap://joe@example.com/INBOX/;uid=20/;section=1.2;urlauth=submit+fred:internal:" + TOKEN,
        "imap://joe@example.com/INBOX/;uid=20/;section=1.2;expire=2006-10-31T12:34:56Z;"
            + "urlauth=anonymous",
        "imap://[2001:db8::1]:993/INBOX/;UID=1",
        "/Drafts;UIDVALIDITY=385759045/;UID=20/;section=HEADER",
        "/Drafts/;UID=3002",
        ";UID=20/;SECTION=1.2",
        ";SECTION=1.2/;PARTIAL=3",
        ";PARTIAL=0.1024",
        "/INBOX",
        "imap://a/?",
        "A//",
        "A//;UID=1",
        "Sent%20mail/;UID=1",
        "%2fINBOX",
        "imap://a/%2FINBOX/;UID=1",
        "imap%3A//INBOX",
        "%2F%2F/;UID=1/;SECTION=1%2F;URLAUTH=anonymous",
        ""
      })
  void readsAndWritesAgain(String url) throws SyntaxException {
    var parsed = UrlParser.parse(url);
    assertEquals(parsed, UrlParser.parse(absolute(url, parsed)));
  }

  /// A relative URL says by its first slash only that it begins with a mailbox.
  private static String absolute(String url, ImapUrl parsed) {
    return (url.startsWith("/") ? "/" : "") + parsed;
  }

  @Test
  void saysWhatItMeans() throws SyntaxException {
    var url =
        UrlParser.parse(
            "imap://j%C3%A4ne;AUTH=PLAIN@Example.org:993/Entw%C3%BCrfe/a;uidvalidity=7/;uid=8/"
                + ";section=HEADER.FIELDS%20(To)/;partial=5.10;EXPIRE=2026-12-31T23:59:59+01:00"
                + ";urlauth=user+bob:INTERNAL:"
                + TOKEN);
    assertEquals(
        Optional.of(new UrlServer(Optional.of("jäne"), Optional.of("PLAIN"), "example.org", 993)),
        url.server());
    assertEquals(
        new UrlMessage(
            Optional.of("Entwürfe/a"),
            OptionalLong.of(7),
            Optional.empty(),
            OptionalLong.of(8),
            Optional.of("HEADER.FIELDS (To)"),
            Optional.of(new UrlRange(5, OptionalLong.of(10)))),
        url.message());
    var authorization = url.authorization().orElseThrow();
    assertEquals(new Access(Kind.USER, "bob"), authorization.access());
    assertEquals("INTERNAL", authorization.token().orElseThrow().mechanism());
    assertFalse(authorization.isExpired(Instant.parse("2026-12-31T22:59:58Z")));
    assertTrue(authorization.isExpired(Instant.parse("2026-12-31T22:59:59Z")));
  }

  @Test
  void aTokenVouchesForAllBeforeIt() throws SyntaxException {
    var rump = "imap://joe@example.com/INBOX/;uid=20;urlauth=ANONYMOUS";
    var url = rump + ":Internal:" + TOKEN;
    var token = UrlParser.parse(url).authorization().orElseThrow().token().orElseThrow();
    assertEquals(rump, token.rump(url));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "imap:///INBOX|7",
        "imap://a@/INBOX|9",
        "imap://;AUTH=*/INBOX|14",
        "imap://host:99999/|17",
        "imap://host//INBOX|12",
        "//INBOX|1",
        "/a;UID=1|2",
        "/a/;UID=0|9",
        "/a/;UID=4294967296|18",
        "/a;UIDVALIDITY=1/b|17",
        "/a/;UID=1/;PARTIAL=|19",
        "/a/;UID=1/;PARTIAL=1.0|22",
        "/a/;UID=1/;PARTIAL=1.2/|22",
        "/a/;UID=1/x|10",
        "/a%zz|5",
        "/a%c3|5",
        "/a%00|5",
        "/a b|2",
        "/a?b?c|4",
        "/a/;UID=1;URLAUTH=me|18",
        "/a/;UID=1;URLAUTH=user+|23",
        "/a/;UID=1;EXPIRE=2026|21",
        "/a/;UID=1;EXPIRE=2026-12-31T23:59:59Z|37",
        "/a/;UID=1;URLAUTH=anonymous:internal:1234|41"
      })
  void refusesWhereItIsWrong(String url, int position) {
    var refused = assertThrows(SyntaxException.class, () -> UrlParser.parse(url));
    assertEquals(position, refused.position(), url);
  }

  @TestFactory
  Stream<DynamicTest> anyTextIsAUrlOrRefused() {
    return RandomInput.seeds(
        200,
        random -> {
          var text = mutated(random);
          try {
            var parsed = UrlParser.parse(text);
            assertEquals(parsed, UrlParser.parse(absolute(text, parsed)));
          } catch (SyntaxException _) {
            // the other allowed answer
          }
        });
  }

  private static String mutated(Random random) {
    var text =
        new StringBuilder(
            "imap://u;AUTH=*@h:1/m%C3%BC/n;UIDVALIDITY=1/;UID=2/;SECTION=1.MIME/;PARTIAL=1.2"
                + ";EXPIRE=2026-12-31T23:59:59Z;URLAUTH=submit+u:internal:"
                + TOKEN);
    for (int edits = random.nextInt(4); edits > 0; edits--) {
      int from = random.nextInt(text.length());
      int to = Math.min(text.length(), from + random.nextInt(12));
      text.replace(
          from, to, random.nextBoolean() ? "" : "/;?%:@.+=*".charAt(random.nextInt(10)) + "");
    }
    return text.substring(random.nextBoolean() ? text.indexOf("/") + 1 : 0);
  }
}
