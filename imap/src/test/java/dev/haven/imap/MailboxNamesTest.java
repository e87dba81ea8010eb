package dev.haven.imap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.haven.testkit.RandomInput;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MailboxNamesTest {
  /// RFC 3501 §5.1.3 and others.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "~peter/mail/&U,BTFw-/&ZeVnLIqe-|~peter/mail/台北/日本語",
        "Entw&APw-rfe|Entwürfe",
        "R&-D|R&D",
        "&2D3cqQ-|💩",
        "plain|plain"
      })
  void modifiedUtf7IsRead(String wire, String name) {
    assertEquals(Optional.of(name), decode(wire));
    assertEquals(wire, ModifiedUtf7.encode(name));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"&", "&U,BTFw", "&!-", "&AGE-", "&APw", "a&AP-", "&APw-&APw-", "ü", "a\tb"})
  void whatIsNotTheOneSpellingIsRefused(String wire) {
    assertEquals(Optional.empty(), decode(wire));
  }

  @TestFactory
  Stream<DynamicTest> whatIsWrittenIsReadBack() {
    return RandomInput.seeds(
        200,
        random -> {
          var name = name(random);
          assertEquals(Optional.of(name), decode(ModifiedUtf7.encode(name)));
        });
  }

  private static String name(Random random) {
    var name = new StringBuilder();
    for (int i = random.nextInt(12); i >= 0; i--) {
      name.appendCodePoint(
          switch (random.nextInt(3)) {
            case 0 -> ' ' + random.nextInt(95);
            case 1 -> 0xa0 + random.nextInt(0x2000);
            default -> 0x1f300 + random.nextInt(0x200);
          });
    }
    return name.toString();
  }

  private static Optional<String> decode(String wire) {
    return ModifiedUtf7.decode(wire.getBytes(StandardCharsets.UTF_8));
  }

  @TestFactory
  Stream<DynamicTest> aPatternMatchesWhatItsRegularExpressionMatches() {
    return RandomInput.seeds(
        300,
        random -> {
          var pattern = word(random, "ab/%*");
          var name = word(random, "ab/");
          var regex = pattern.replace("*", ".*").replace("%", "[^/]*");
          assertEquals(
              Pattern.matches(regex, name),
              new ListPattern(pattern).matches(name),
              pattern + " and " + name);
        });
  }

  private static String word(Random random, String letters) {
    var word = new StringBuilder();
    for (int i = random.nextInt(8); i > 0; i--) {
      word.append(letters.charAt(random.nextInt(letters.length())));
    }
    return word.toString();
  }

  @Test
  void manyWildcardsTakeNoLongerThanFewSoThatNobodyStallsTheServer() {
    var pattern = new ListPattern("*a".repeat(2000) + "b");
    assertTimeoutPreemptively(Duration.ofSeconds(20), () -> pattern.matches("a".repeat(1000)));
  }
}
