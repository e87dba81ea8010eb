package dev.haven.imap;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.haven.testkit.RandomInput;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class TextSearchTest {
  private static final List<Charset> CHARSETS =
      List.of(
          StandardCharsets.UTF_8,
          StandardCharsets.ISO_8859_1,
          StandardCharsets.UTF_16BE,
          Charset.forName("Shift_JIS"));

  /// However the bytes are cut, what is there is found, and nothing else.
  @TestFactory
  Stream<DynamicTest> aTextIsFoundAcrossPieces() {
    return RandomInput.seeds(
        300,
        random -> {
          var charset = CHARSETS.get(random.nextInt(CHARSETS.size()));
          var letters = charset.equals(StandardCharsets.ISO_8859_1) ? "abAü" : "abAB";
          var text = word(random, letters, 60);
          var needle = word(random, letters, 4) + "a";
          var bytes = text.getBytes(charset);
          assertEquals(
              text.toLowerCase(Locale.ROOT).contains(needle.toLowerCase(Locale.ROOT)),
              isFound(needle, charset, bytes, random),
              text + " and " + needle + " in " + charset);
        });
  }

  private static boolean isFound(String needle, Charset charset, byte[] bytes, Random random) {
    var stream = TextStream.of(new TextNeedle(needle), charset);
    int at = 0;
    while (at < bytes.length) {
      int end = Math.min(bytes.length, at + random.nextInt(7));
      if (stream.take(Arrays.copyOfRange(bytes, at, end), end - at)) {
        return true;
      }
      at = end;
    }
    return stream.take(new byte[0], 0);
  }

  private static String word(Random random, String letters, int longest) {
    var word = new StringBuilder();
    for (int i = random.nextInt(longest); i > 0; i--) {
      word.append(letters.charAt(random.nextInt(letters.length())));
    }
    return word.toString();
  }
}
