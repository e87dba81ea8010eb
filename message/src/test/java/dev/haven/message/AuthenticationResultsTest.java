package dev.haven.message;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haven.testkit.RandomInput;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AuthenticationResultsTest {
  private static final String US = "mx.example.com";

  private static AuthservId id(String value) {
    return AuthservId.of(value.getBytes(UTF_8));
  }

  private static String value(AuthenticationResults results) {
    return new String(results.field(false), UTF_8)
        .substring((AuthenticationResults.NAME + ":").length());
  }

  @Test
  void aFieldNamesEachResultWithWhatItIsAbout() {
    var results =
        new AuthenticationResults(
            US,
            List.of(
                MethodResult.of(
                    "spf", "pass", new ResultProperty("smtp", "mailfrom", "example.net")),
                new MethodResult(
                    "dkim",
                    "fail",
                    "bad \"signature\"",
                    List.of(
                        new ResultProperty("header", "d", "example.net"),
                        new ResultProperty("header", "i", "@example.net"))),
                MethodResult.temporaryError("dmarc", "")));
    assertEquals(
        String.join(
            "\r\n",
            "Authentication-Results: mx.example.com; spf=pass smtp.mailfrom=example.net;",
            " dkim=fail reason=\"bad \\\"signature\\\"\" header.d=example.net",
            " header.i=\"@example.net\"; dmarc=temperror",
            ""),
        new String(results.field(false), UTF_8));
    assertEquals(
        "example.net", results.results().getFirst().property("smtp", "mailfrom").orElseThrow());
  }

  /// RFC 8601 §2.2: `no-result`.
  @Test
  void aFieldWithoutResultsSaysThatThereAreNone() {
    var none = new AuthenticationResults(US, List.of());
    assertEquals(
        "Authentication-Results: mx.example.com; none\r\n", new String(none.field(false), UTF_8));
  }

  @Test
  void whatIsBeyondAsciiIsWrittenWhereTheMessageMayHoldIt() {
    var property = new ResultProperty("smtp", "mailfrom", "j\u00fcrgen@example.net");
    var results = new AuthenticationResults(US, List.of(MethodResult.of("spf", "pass", property)));
    assertTrue(new String(results.field(true), UTF_8).contains("\"j\u00fcrgen@example.net\""));
    assertTrue(new String(results.field(false), UTF_8).contains("\"j?rgen@example.net\""));
  }

  @Test
  void methodsAndPropertiesAreKeywords() {
    assertThrows(IllegalArgumentException.class, () -> MethodResult.of("s pf", "pass"));
    assertThrows(IllegalArgumentException.class, () -> MethodResult.of("spf", ""));
    assertThrows(IllegalArgumentException.class, () -> new ResultProperty("smtp;", "a", "b"));
  }

  /// Whatever strangers have written into a property, the field stays one field of short lines.
  @TestFactory
  Stream<DynamicTest> nothingInAValueEndsTheFieldOrItsQuotes() {
    return RandomInput.seeds(
        300,
        random -> {
          var value = noise(random);
          var properties = List.of(new ResultProperty("smtp", "mailfrom", value));
          var result = new MethodResult("spf", "fail", noise(random), properties);
          var results = new AuthenticationResults(US, List.of(result));
          var text = new String(results.field(random.nextBoolean()), UTF_8);
          assertTrue(text.endsWith("\r\n"));
          for (var line : text.substring(0, text.length() - 2).lines().toList()) {
            assertTrue(line.startsWith(" ") || line.startsWith("Authentication-Results:"), text);
            assertTrue(line.getBytes(UTF_8).length <= 998, text);
            assertTrue(line.chars().allMatch(c -> c >= ' '), text);
          }
          assertEquals(new AuthservId.Named(US, 1), id(value(results)));
        });
  }

  private static String noise(Random random) {
    var text = new StringBuilder();
    for (int i = random.nextInt(2_000); i > 0; i--) {
      text.append(
          random.nextInt(3) == 0
              ? "\r\n;\"\\() =".charAt(random.nextInt(9))
              : (char) random.nextInt(random.nextBoolean() ? 128 : 65_536));
    }
    return text.toString();
  }

  /// RFC 8601 §2.2 and RFC 8601 §2.5, and the forms that RFC 5322 §3.2.2 lets comments take.
  @ParameterizedTest
  @ValueSource(
      strings = {
        " mx.example.com; none",
        " mx.example.com ; none",
        "mx.example.com;spf=pass",
        " mx.example.com 1; spf=pass",
        " mx.example.com 1 (one) ; spf=pass",
        " MX.Example.COM; spf=pass",
        " mx.example.com.; spf=pass",
        " \"mx.example.com\"; spf=pass",
        " \"mx.exa\\mple.com\"; spf=pass",
        " (hello) mx.example.com (you); spf=pass",
        " (a (nested \\) ) one)\r\n\tmx.example.com\r\n\t; spf=pass",
        "\r\n mx.example.com;\r\n spf=pass",
        " ; mx.example.com; spf=pass",
        " mx.example.com",
        " mx.example.com spf=pass",
        " mx.example.com 1 1; spf=pass",
        " mx.example.com/1; spf=pass",
        " (not closed mx.example.com; spf=pass",
        " \"mx.example.com; spf=pass",
        " mx.exa\r\n mple.com; spf=pass",
        " mx.(really)example.com; spf=pass",
        " mx.exa\u0000mple.com; spf=pass",
        " spf=pass; mx.example.com",
        " \uff4dx.example.com; spf=pass"
      })
  void whatMayBeTakenForOursIs(String value) {
    assertTrue(id(value).mayBe(US));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        " example.com; spf=pass",
        " xmx.example.com; spf=pass",
        " mx.example.com.example.net; spf=pass",
        " example.net; spf=pass smtp.mailfrom=mx.example.com",
        " example.net (mx.example.com); spf=pass",
        " example.net; auth=pass (mx.example.com; spf=pass)",
        " spf=pass (sender IP is 192.0.2.1) smtp.mailfrom=example.net",
        "",
        " ;;;"
      })
  void whatIsOfOthersIsNot(String value) {
    assertFalse(id(value).mayBe(US));
  }

  @ParameterizedTest
  @CsvSource({"' a.example; none',true", "' a.example 1; none',true", "' a.example 2; none',false"})
  void thereIsOneVersion(String value, boolean known) {
    assertEquals(known, id(value).known());
  }

  /// RFC 8616 §3: one name, in A-labels or U-labels.
  @Test
  void aNameInOtherLabelsIsTheSame() {
    assertTrue(id(" m\u00fcller.example; none").mayBe("xn--mller-kva.example"));
    assertTrue(id(" xn--mller-kva.example; none").mayBe("m\u00fcller.example"));
  }

  /// Whatever comes, an answer comes; and decoration changes nothing.
  @TestFactory
  Stream<DynamicTest> decorationHidesNoName() {
    return RandomInput.seeds(
        500,
        random -> {
          var decorated = decoration(random) + "mx.example.com" + decoration(random) + "; spf=pass";
          assertTrue(id(decorated).mayBe(US), decorated);
          assertFalse(id(decorated).mayBe("mx.example.net"), decorated);
          var mutated = AuthservId.of(RandomInput.mutate(decorated.getBytes(UTF_8), random));
          assertTrue(mutated.known() || !mutated.known());
        });
  }

  private static String decoration(Random random) {
    var pieces = new ArrayList<String>();
    for (int i = random.nextInt(5); i > 0; i--) {
      pieces.add(
          List.of(" ", "\t", "\r\n ", "(a)", "((b)c)", "(\\))", "(\r\n d)", "(;)")
              .get(random.nextInt(8)));
    }
    return String.join("", pieces);
  }
}
