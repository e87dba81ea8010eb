package dev.haven.bench.mail;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class LettersTest {
  private static final int MANY = 2_000;

  @Test
  void theSameNumberIsTheSameLetter() {
    assertArrayEquals(Letters.letter(77).bytes(), Letters.letter(77).bytes());
    assertEquals(Letters.letter(77).flags(), Letters.letter(77).flags());
  }

  @Test
  void lettersAreAboutTwoKibibytes() {
    var sizes =
        IntStream.range(0, MANY).map(i -> Letters.letter(i).bytes().length).summaryStatistics();
    assertTrue(sizes.getAverage() > 1_700 && sizes.getAverage() < 2_400, "mean " + sizes);
    assertTrue(sizes.getMin() > 1_000 && sizes.getMax() < 5_000, "range " + sizes);
  }

  @Test
  void everyLetterHasAnIdentifierOfItsOwn() {
    var ids = new HashSet<String>();
    IntStream.range(0, MANY).forEach(i -> ids.add(Letters.letter(i).messageId()));
    assertEquals(MANY, ids.size());
  }

  @Test
  void allLineEndsAreCarriageReturnAndLineFeed() {
    for (int i = 0; i < MANY; i++) {
      var text = new String(Letters.letter(i).bytes(), StandardCharsets.US_ASCII);
      assertEquals(-1, text.replace("\r\n", "").indexOf('\n'), "letter " + i);
      assertEquals(-1, text.replace("\r\n", "").indexOf('\r'), "letter " + i);
    }
  }

  @Test
  void theRareWordIsInEveryHundredth() {
    for (int i = 0; i < MANY; i++) {
      var text = new String(Letters.letter(i).bytes(), StandardCharsets.US_ASCII);
      assertEquals(i % 100 == 0, text.contains(Letters.RARE), "letter " + i);
    }
  }

  @Test
  void someAnswerOthersAndSomeHaveParts() {
    long replies = count("In-Reply-To: ");
    long alternatives = count("multipart/alternative");
    long attachments = count("application/pdf");
    assertTrue(replies > MANY / 4 && alternatives > MANY / 5 && attachments > MANY / 20);
  }

  private static long count(String text) {
    return IntStream.range(0, MANY)
        .filter(
            i -> new String(Letters.letter(i).bytes(), StandardCharsets.US_ASCII).contains(text))
        .count();
  }
}
