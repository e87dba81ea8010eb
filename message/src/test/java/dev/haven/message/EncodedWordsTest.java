package dev.haven.message;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haven.testkit.RandomInput;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// RFC 2047, and the charsets that real mail names.
class EncodedWordsTest {
  static Stream<Arguments> decoded() {
    return Stream.of(
        Arguments.of("a =?utf-8?Q?b?= c", "a b c"),
        Arguments.of("=?utf-8?q?a_b=20c?=", "a b c"),
        Arguments.of("=?UTF-8*en?Q?a?=", "a"),
        Arguments.of("=?utf-8?B?w6Q=?= =?utf-8?B?w7Y=?=", "\u00e4\u00f6"),
        Arguments.of("=?utf-8?B?ww==?=\r\n =?utf-8?B?pA==?=", "\u00e4"),
        Arguments.of("=?utf-8?Q?=C3?= =?utf-8?Q?=A4?=", "\u00e4"),
        Arguments.of("=?iso-8859-1?Q?=E4?==?iso-8859-1?Q?=F6?=", "\u00e4\u00f6"),
        Arguments.of("=?nobody-knows?Q?=C3=A4?=", "\u00e4"),
        Arguments.of("=?utf-8?Q?=FF?=", "\ufffd"),
        Arguments.of("=?utf-8?Q?a b?=", "a b"),
        Arguments.of("=?utf-8?Q?=zz=?=", "=zz="),
        Arguments.of("=?utf-8?X?a?=", "=?utf-8?X?a?="),
        Arguments.of("=?utf-8?Q?a", "=?utf-8?Q?a"),
        Arguments.of("=??Q?a?=", "a"),
        Arguments.of("folded\r\n\ttext", "folded\ttext"),
        Arguments.of("raw \u00c3\u00a4", "raw \u00e4"),
        Arguments.of("raw \u00e4", "raw \u00e4"),
        Arguments.of("raw \u0080", "raw \u20ac"),
        Arguments.of("=?utf-7?Q?+AOQ-?=", "\u00e4"),
        Arguments.of("=?iso-2022-jp?B?GyRCRnxLXBsoQg==?=", "\u65e5\u672c"),
        Arguments.of("=?gb2312?B?1tDOxA==?=", "\u4e2d\u6587"));
  }

  @ParameterizedTest
  @MethodSource
  void decoded(String octets, String expected) {
    assertEquals(expected, EncodedWords.decode(Slice.of(Ascii.bytes(octets))));
  }

  @ParameterizedTest
  @CsvSource({
    "utf8, UTF-8",
    "UTF-8, UTF-8",
    "latin1, windows-1252",
    "ISO-8859-1, windows-1252",
    "ks_c_5601-1987, x-windows-949",
    "ks_c_5601, x-windows-949",
    "gb2312, GB18030",
    "GBK, GB18030",
    "Shift_JIS, windows-31j",
    "iso-8859-8-i, ISO-8859-8",
    "unicode-1-1-utf-7, UTF-7",
    "utf-7, UTF-7",
    "cp-850, IBM850",
    "x-mac-roman, x-MacRoman",
    "x-sjis, windows-31j",
    "koi8-r, KOI8-R",
    "cp1251, windows-1251",
    "big5, Big5-HKSCS",
    "iso-8859-15, ISO-8859-15",
    "macintosh, x-MacRoman",
  })
  void charsets(String label, String expected) {
    assertEquals(expected, Charsets.find(label).orElseThrow().name());
  }

  @ParameterizedTest
  @CsvSource({"nobody-knows", "''", "x y"})
  void unknownCharsets(String label) {
    assertTrue(Charsets.find(label).isEmpty());
  }

  @ParameterizedTest
  @CsvSource({
    "A+ImIDkQ-., A\u2262\u0391.",
    "Hi Mom -+Jjo--!, Hi Mom -\u263a-!",
    "+ZeVnLIqe-, \u65e5\u672c\u8a9e",
    "1+-1, 1+1",
    "a+2D3eAA-, a\ud83d\ude00",
    "a+AOQ b, a\u00e4 b",
    "+, ''",
  })
  void utf7(String octets, String expected) {
    assertEquals(expected, new String(Ascii.bytes(octets), Utf7.CHARSET));
  }

  /// Decoding never throws, whatever the charset and the octets: also not by a fault of the JDK's
  /// decoders.
  @TestFactory
  Stream<DynamicTest> anyOctetsInAnyCharsetAreText() {
    return Charset.availableCharsets().keySet().stream()
        .map(name ->
            DynamicTest.dynamicTest(
                name,
                () ->
                    RandomInput.seeds(20, random -> decodeAny(name, random.nextLong()))
                        .forEach(test -> assertDoesNotThrow(test.getExecutable()))));
  }

  private static void decodeAny(String charset, long seed) {
    var octets = new byte[50];
    new java.util.Random(seed).nextBytes(octets);
    var word = "=?" + charset + "?B?" + java.util.Base64.getEncoder().encodeToString(octets) + "?=";
    EncodedWords.decode(Slice.of(Ascii.bytes(word)));
  }

  @TestFactory
  Stream<DynamicTest> whatIsEncodedDecodesToItself() {
    return RandomInput.seeds(
        200,
        random -> {
          var text = new StringBuilder();
          for (int i = random.nextInt(100); i > 0; i--) {
            int character =
                random.nextInt(3) == 0 ? random.nextInt(0x110000) : random.nextInt(0x250);
            text.appendCodePoint(
                Character.getType(character) == Character.SURROGATE ? 'x' : character);
          }
          var encoded = EncodedWordWriter.encode(text.toString());
          for (var word : encoded.split(" ", -1)) {
            assertTrue(word.length() <= 75, word);
          }
          assertEquals(text.toString(), EncodedWords.decode(octets(encoded)));
        });
  }

  private static Slice octets(String text) {
    return Slice.of(text.getBytes(StandardCharsets.UTF_8));
  }
}
