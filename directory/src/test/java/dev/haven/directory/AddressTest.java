package dev.haven.directory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haven.testkit.RandomInput;
import dev.haven.wire.ByteCursor;
import dev.haven.wire.ByteSet;
import dev.haven.wire.SyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.function.IntPredicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// RFC 5321 §4.1.2, RFC 5321 §4.1.3, RFC 6531 §3.3.
class AddressTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          Smith@bar.com                    | Smith             | bar.com
          a.b.c@EXAMPLE.Com                | a.b.c             | example.com
          user+detail@example.com          | user+detail       | example.com
          "joe"@example.com                | joe               | example.com
          "joe smith"@example.com          | joe smith         | example.com
          "a@b"@example.com                | a@b               | example.com
          "a..b"@example.com               | a..b              | example.com
          jörg@bücher.example              | jörg              | xn--bcher-kva.example
          用户@例子.测试                   | 用户              | xn--fsqu00a.xn--0zwm56d
          a@localhost                      | a                 | localhost
          a@b-c.d                          | a                 | b-c.d
          a@[192.0.2.1]                    | a                 | [192.0.2.1]
          a@[IPv6:2001:DB8::1]             | a                 | [IPv6:2001:db8:0:0:0:0:0:1]
          a@[ipv6:::1]                     | a                 | [IPv6:0:0:0:0:0:0:0:1]
          """)
  void whatTheGrammarAllowsIsUnderstood(String text, String localPart, String domain)
      throws SyntaxException {
    assertEquals(new Address(localPart, domain), Address.parse(text));
  }

  @Test
  void everySpecialCharacterCanBeWritten() throws SyntaxException {
    assertEquals(
        new Address("!#$%&'*+-/=?^_`{|}~", "example.com"),
        Address.parse("!#$%&'*+-/=?^_`{|}~@example.com"));
    var quoted = Address.parse("\"q\\\"q\\\\\\ \"@example.com");
    assertEquals("q\"q\\ ", quoted.localPart());
    assertEquals("\"q\\\"q\\\\ \"@example.com", quoted.toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "@",
        "a",
        "a@",
        "@b",
        ".a@b",
        "a.@b",
        "a..b@c",
        "a b@c",
        "a@b c",
        "a@b.",
        "a@.b",
        "a@b..c",
        "a@-b",
        "a@b-",
        "a@b_c",
        "a(comment)@b",
        "\"a@b",
        "\"a\"b@c",
        "\"a\rb\"@c",
        "\"a\\\u0001\"@c",
        "a@b@c",
        "<a@b>",
        "a@[192.0.2]",
        "a@[192.0.2.256]",
        "a@[127.1]",
        "a@[192.0.2.1",
        "a@[2001:db8::1]",
        "a@[IPv6:192.0.2.1]",
        "a@[IPv6:2001:db8::1::2]",
        "a@[x400:foo]",
        "a@[]",
        "postmaster"
      })
  void whatTheGrammarDoesNotAllowIsRefused(String text) {
    assertThrows(SyntaxException.class, () -> Address.parse(text));
  }

  @Test
  void bytesThatAreNotUtf8AreRefused() {
    var latin1 = "jörg@example.com".getBytes(StandardCharsets.ISO_8859_1);
    assertThrows(SyntaxException.class, () -> Address.parse(new ByteCursor(latin1)));
  }

  @Test
  void whatFollowsTheMailboxIsLeftToTheCaller() throws SyntaxException {
    var cursor = new ByteCursor("a@example.com> SIZE=1".getBytes(StandardCharsets.UTF_8));
    assertEquals("a@example.com", Address.parse(cursor).toString());
    assertTrue(cursor.sees('>'));
  }

  @Test
  void aLocalPartHas64OctetsAtMost() throws SyntaxException {
    assertEquals(64, Address.parse("x".repeat(64) + "@a").localPart().length());
    assertThrows(SyntaxException.class, () -> Address.parse("x".repeat(65) + "@a"));
    assertThrows(SyntaxException.class, () -> Address.parse("ö".repeat(33) + "@a"));
    assertThrows(SyntaxException.class, () -> Address.parse("\"" + " ".repeat(65) + "\"@a"));
  }

  @Test
  void aDomainHas255OctetsAtMostAndALabel63() throws SyntaxException {
    var label = "x".repeat(63);
    var longest = (label + ".").repeat(3) + label;
    assertEquals(longest, Address.parse("a@" + longest).domain());
    assertThrows(SyntaxException.class, () -> Address.parse("a@x" + longest + ".y"));
    assertThrows(SyntaxException.class, () -> Address.parse("a@x" + label));
  }

  /// RFC 5321 §4.1.1.3: `RCPT TO:<Postmaster>` has no domain.
  @ParameterizedTest
  @ValueSource(strings = {"postmaster", "Postmaster", "POSTMASTER"})
  void onlyPostmasterNeedsNoDomain(String text) throws SyntaxException {
    var cursor = new ByteCursor(text.getBytes(StandardCharsets.UTF_8));
    var postmaster = Address.parseRecipient(cursor);
    assertTrue(postmaster.isPostmaster());
    assertEquals(text, postmaster.toString());
    var other = new ByteCursor("hostmaster".getBytes(StandardCharsets.UTF_8));
    assertThrows(SyntaxException.class, () -> Address.parseRecipient(other));
  }

  @Test
  void localPartsCompareInNfcAndLowerCaseAndDotsCount() {
    assertEquals(Address.key("J\u00d6RG"), Address.key("jo\u0308rg"));
    assertFalse(Address.key("a.b").equals(Address.key("ab")));
  }

  @Test
  void onlyAUtf8LocalPartNeedsSmtputf8() throws SyntaxException {
    assertTrue(Address.parse("jörg@example.com").needsSmtpUtf8());
    assertFalse(Address.parse("joerg@bücher.example").needsSmtpUtf8());
  }

  @Test
  void atextIsWhatTheRfcSays() {
    assertSet(
        MailboxParser.ATEXT, b -> isLetterOrDigit(b) || "!#$%&'*+-/=?^_`{|}~".indexOf(b) >= 0);
  }

  @Test
  void qtextIsWhatTheRfcSays() {
    assertSet(
        MailboxParser.QTEXT,
        b -> b == 32 || b == 33 || (b >= 35 && b <= 91) || (b >= 93 && b <= 126));
  }

  /// RFC 6531 §3.3 adds every byte of UTF-8 beyond ASCII to both.
  private static void assertSet(ByteSet set, IntPredicate ascii) {
    for (int b = 0; b < 256; b++) {
      assertEquals(b >= 0x80 || ascii.test(b), set.contains((byte) b), "byte " + b);
    }
  }

  private static boolean isLetterOrDigit(int b) {
    return (b >= 'a' && b <= 'z') || (b >= 'A' && b <= 'Z') || (b >= '0' && b <= '9');
  }

  @TestFactory
  Stream<DynamicTest> whatIsWrittenIsReadBack() {
    return RandomInput.seeds(
        300,
        random -> {
          var address = new Address(localPart(random), "example.com");
          assertEquals(address, Address.parse(address.toString()));
        });
  }

  @TestFactory
  Stream<DynamicTest> noBytesAreMoreThanRefused() {
    var seed = "\"a b\\\"\".c+d@[IPv6:2001:db8::1]".getBytes(StandardCharsets.UTF_8);
    return RandomInput.seeds(
        300,
        random -> {
          try {
            var address = Address.parse(new ByteCursor(RandomInput.mutate(seed, random)));
            assertEquals(address, Address.parse(address.toString()));
          } catch (SyntaxException refused) {
            assertTrue(refused.position() <= seed.length + 4);
          }
        });
  }

  private static String localPart(Random random) {
    var text = new StringBuilder();
    for (int length = random.nextInt(20); length > 0; length--) {
      text.append(
          switch (random.nextInt(6)) {
            case 0 -> ".";
            case 1 -> "ö";
            case 2 -> "\"";
            case 3 -> "\\";
            default -> String.valueOf((char) (' ' + random.nextInt(95)));
          });
    }
    return text.toString();
  }
}
