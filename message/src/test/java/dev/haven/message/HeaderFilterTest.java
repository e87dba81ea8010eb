package dev.haven.message;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.haven.testkit.RandomInput;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// `HEADER.FIELDS` and `HEADER.FIELDS.NOT`, RFC 9051 §6.4.5.1.
class HeaderFilterTest {
  private static final String HEADER =
      "From: a@b\r\nto : c\r\n\td\r\nSubject: x\r\njunk\r\nFROM: e\r\n\r\n";

  static Stream<Arguments> filtered() {
    return Stream.of(
        Arguments.of(HEADER, List.of("from"), "From: a@b\r\nFROM: e\r\n\r\n"),
        Arguments.of(HEADER, List.of("TO", "Subject"), "to : c\r\n\td\r\nSubject: x\r\n\r\n"),
        Arguments.of(HEADER, List.of("none"), "\r\n"),
        Arguments.of("From: a", List.of("from"), "From: a"),
        Arguments.of("From: a\nTo: b\n\n", List.of("to"), "To: b\n\n"),
        Arguments.of("From", List.of("from"), ""),
        Arguments.of("", List.of("from"), ""),
        Arguments.of(" folded\r\nA: b\r\n\r\n", List.of("a"), "A: b\r\n\r\n"),
        Arguments.of("A: b\r\n\r\nA: body\r\n", List.of("a"), "A: b\r\n\r\n"));
  }

  @ParameterizedTest
  @MethodSource
  void filtered(String header, List<String> names, String expected) {
    assertEquals(expected, HeaderFilter.only(names).filter(slice(header)).toString());
  }

  static Stream<Arguments> inverted() {
    return Stream.of(
        Arguments.of(HEADER, List.of("from", "to"), "Subject: x\r\njunk\r\n\r\n"),
        Arguments.of("From", List.of("from"), "From"),
        Arguments.of(" folded\r\nA: b\r\n\r\n", List.of("a"), " folded\r\n\r\n"));
  }

  @ParameterizedTest
  @MethodSource
  void inverted(String header, List<String> names, String expected) {
    assertEquals(expected, HeaderFilter.allBut(names).filter(slice(header)).toString());
  }

  @TestFactory
  Stream<DynamicTest> chunksOfAnySizeGiveTheSame() {
    return RandomInput.seeds(
        100,
        random -> {
          var header = RandomInput.mutate(Ascii.bytes(HEADER), random);
          var whole = HeaderFilter.only(List.of("from", "to")).filter(Slice.of(header));
          var filter = HeaderFilter.only(List.of("from", "to"));
          var out = new ByteArrayOutputStream();
          for (int at = 0; at < header.length; ) {
            int length = Math.min(header.length - at, 1 + random.nextInt(3));
            filter.accept(header, at, length, out::write);
            at += length;
          }
          filter.finish(out::write);
          assertEquals(whole, Slice.of(out.toByteArray()));
        });
  }

  private static Slice slice(String text) {
    return Slice.of(text.getBytes(StandardCharsets.ISO_8859_1));
  }
}
