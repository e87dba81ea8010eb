package dev.haven.imap.collation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.haven.testkit.RandomInput;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CollationTest {
  private static final String LETTERS = "aAzZ 0_eéÉeßüÜÿŸſﬁΣσςДд漢한ǄǅǆİıÅ\u212A\u0301𐐨𐐀";

  private static String folded(String text, Collation collation) {
    var out = new FoldedText();
    collation.fold(text, out);
    return new String(out.copy(), StandardCharsets.UTF_8);
  }

  /// RFC 5051 §2 gives U+01C4 as its example.
  @ParameterizedTest
  @CsvSource({
    "\u01C4, DZ\u030C",
    "abc, ABC",
    "é, E\u0301",
    "É, E\u0301",
    "ﬁ, FI",
    "ß, ß",
    "ſ, S",
    "\u212A, K",
    "ᾳ, \u0391\u0399",
    "한, 한",
    "漢字, 漢字",
    "𐐨, 𐐀",
    "㉾, 우",
    "x²½, X21⁄2"
  })
  void theUnicodeCasemapTitlecasesAndDecomposes(String text, String expected) {
    assertEquals(expected, folded(text, Collation.UNICODE_CASEMAP));
  }

  @Test
  void foldingWhatIsFoldedChangesNothing() {
    for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
      if (Character.isDefined(c) && Character.getType(c) != Character.SURROGATE) {
        var once = folded(Character.toString(c), Collation.UNICODE_CASEMAP);
        assertEquals(once, folded(once, Collation.UNICODE_CASEMAP), Integer.toHexString(c));
      }
    }
  }

  @Test
  void canonicallyEqualTextsAreEqual() {
    for (int c = 0; c < 0xAC00; c++) {
      var text = Character.toString(c);
      var apart = Normalizer.normalize(text, Normalizer.Form.NFD);
      assertEquals(
          folded(text, Collation.UNICODE_CASEMAP),
          folded(apart, Collation.UNICODE_CASEMAP),
          Integer.toHexString(c));
    }
  }

  @Test
  void asciiAndOctetLeaveOtherLettersAlone() {
    assertEquals("AÉé", folded("aÉé", Collation.ASCII_CASEMAP));
    assertEquals("aÉé", folded("aÉé", Collation.OCTET));
  }

  @Test
  void octetsThatAreNotUtf8StayAsTheyAre() {
    var bytes =
        new byte[] {'a', (byte) 0xe9, 'b', (byte) 0xc3, (byte) 0xf5, (byte) 0x80, (byte) 0xe2};
    var out = new FoldedText();
    Collation.UNICODE_CASEMAP.fold(bytes, 0, bytes.length, out);
    assertEquals(
        new String(
            new byte[] {'A', (byte) 0xe9, 'B', (byte) 0xc3, (byte) 0xf5, (byte) 0x80, (byte) 0xe2},
            StandardCharsets.ISO_8859_1),
        new String(out.copy(), StandardCharsets.ISO_8859_1));
  }

  @Test
  void collationsAreNamedInAnyCase() {
    assertEquals(Collation.OCTET, Collation.named("I;Octet").orElseThrow());
    assertEquals(true, Collation.named("i;basic").isEmpty());
  }

  /// RFC 4790 §4.2.3: a text is in another if, folded, it is in the other, folded.
  @TestFactory
  Stream<DynamicTest> aNeedleIsFoundWhereFoldedTextsSaySo() {
    return RandomInput.seeds(
        300,
        random -> {
          var collation = List.of(Collation.values()).get(random.nextInt(3));
          var text = word(random, 40);
          var needle = word(random, 3);
          assertEquals(
              folded(text, collation).contains(folded(needle, collation)),
              new Needle(needle, collation).isIn(text),
              text + " and " + needle + " by " + collation.identifier());
        });
  }

  private static String word(Random random, int longest) {
    var letters = LETTERS.codePoints().toArray();
    var word = new StringBuilder();
    for (int i = random.nextInt(longest + 1); i > 0; i--) {
      word.appendCodePoint(letters[random.nextInt(random.nextBoolean() ? 8 : letters.length)]);
    }
    return word.toString();
  }
}
