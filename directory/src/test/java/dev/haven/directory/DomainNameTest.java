package dev.haven.directory;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DomainNameTest {
  @ParameterizedTest
  @CsvSource({
    "example.com, example.com",
    "EXAMPLE.COM, example.com",
    "localhost, localhost",
    "Bücher.example, xn--bcher-kva.example",
    "bu\u0308cher.example, xn--bcher-kva.example",
    "XN--BCHER-KVA.example, xn--bcher-kva.example",
    "例子。测试, xn--fsqu00a.xn--0zwm56d",
    "1.2.3.example, 1.2.3.example"
  })
  void everySpellingBecomesOne(String text, String ascii) {
    assertEquals(Optional.of(new DomainName(ascii)), DomainName.normalised(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", ".", "a.", ".a", "a..b", "-a", "a-", "a b", "a_b", "a/b", "ü_b", "a\0"})
  void whatIsNoDomainIsNone(String text) {
    assertEquals(Optional.empty(), DomainName.normalised(text));
  }

  @Test
  void aPersonReadsULabels() {
    assertEquals("bücher.example", new DomainName("xn--bcher-kva.example").unicode());
  }
}
