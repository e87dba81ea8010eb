package dev.haven.message;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.haven.testkit.RandomInput;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class FieldWordsTest {
  private static List<String> words(String value) {
    return FieldWords.of(value.getBytes(UTF_8), ';');
  }

  @Test
  void piecesComeWithoutCommentsAndFolds() {
    assertEquals(List.of("No"), words(" No"));
    assertEquals(List.of("No"), words("(a (b)) No (c\r\n d)\r\n "));
    assertEquals(List.of("a", "b c"), words("a;\r\n\tb  \r\n c"));
    assertEquals(List.of("a b", "", ""), words(" a (;) b ; ; "));
    assertEquals(List.of("a;b", "c"), words("\"a;b\";c"));
    assertEquals(List.of(""), words(""));
    assertEquals(List.of("a"), words("a (never closed"));
  }

  @TestFactory
  Stream<DynamicTest> somethingComesOfAnything() {
    var value = " a (b;\\) c) \"d;\\\"e\" f;\r\n g".getBytes(UTF_8);
    return RandomInput.seeds(
        300,
        random -> assertFalse(FieldWords.of(RandomInput.mutate(value, random), ';').isEmpty()));
  }
}
