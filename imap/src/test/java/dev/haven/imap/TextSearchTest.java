package dev.haven.imap;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.haven.imap.collation.Collation;
import dev.haven.imap.collation.FoldedText;
import dev.haven.imap.collation.Needle;
import dev.haven.testkit.RandomInput;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
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
        600,
        random -> {
          var charset = CHARSETS.get(random.nextInt(CHARSETS.size()));
          var letters = charset.name().equals("Shift_JIS") ? "abABяЯ" : "abABeéÉ";
          var text = word(random, random.nextInt(3) == 0 ? letters : "abAB", 60);
          var needle = word(random, letters, 4) + "a";
          var bytes = text.getBytes(charset);
          assertEquals(
              folded(text).contains(folded(needle)),
              isFound(needle, charset, bytes, random),
              text + " and " + needle + " in " + charset);
        });
  }

  private static String folded(String text) {
    var out = new FoldedText();
    Collation.DEFAULT.fold(text, out);
    return new String(out.copy(), StandardCharsets.UTF_8);
  }

  private static boolean isFound(String needle, Charset charset, byte[] bytes, Random random) {
    var stream = new TextStream(new Needle(needle, Collation.DEFAULT), charset);
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
