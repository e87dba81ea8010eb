package dev.haven.smtp.client;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.haven.testkit.RandomInput;
import dev.haven.wire.Output;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DotEncoderTest {
  private static final class Collected implements Output {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    @Override
    public void write(byte[] from, int offset, int length) {
      bytes.write(from, offset, length);
    }

    @Override
    public void write(int b) {
      bytes.write(b);
    }

    @Override
    public void flush() {}
  }

  private static String encoded(String content, int portion) throws IOException {
    var out = new Collected();
    var encoder = new DotEncoder(out);
    var bytes = content.getBytes(ISO_8859_1);
    for (int at = 0; at < bytes.length; at += portion) {
      encoder.write(bytes, at, Math.min(portion, bytes.length - at));
    }
    encoder.finish();
    return out.bytes.toString(ISO_8859_1);
  }

  @ParameterizedTest
  @CsvSource({
    "'', '.rn'",
    "'arn', 'arn.rn'",
    "'a', 'arn.rn'",
    "'.arn', '..arn.rn'",
    "'.', '..rn.rn'",
    "'arn.rnb', 'arn..rnbrn.rn'",
    "'a.brn', 'a.brn.rn'",
    "'an.nb', 'arn..rnbrn.rn'",
    "'an.rb', 'arn..rnbrn.rn'",
    "'ar.rb', 'arn..rnbrn.rn'",
    "'arrnb', 'arnrnbrn.rn'",
    "'ar', 'arn.rn'",
    "'arn.n', 'arn..rn.rn'",
    "'arn.rn', 'arn..rn.rn'"
  })
  void dotsAreStuffedAndEveryLineEndsWithCrLf(String content, String expected) throws IOException {
    for (int portion = 1; portion <= 8; portion++) {
      assertEquals(wire(expected), encoded(wire(content), portion), "portions of " + portion);
    }
  }

  private static String wire(String text) {
    return text.replace('r', '\r').replace('n', '\n');
  }

  @TestFactory
  Stream<DynamicTest> anythingIsEncodedAsTheSimpleWayWould() {
    return RandomInput.seeds(
        200,
        random -> {
          var content = new StringBuilder();
          for (int i = random.nextInt(200); i > 0; i--) {
            content.append("..\r\n\r\nab\u00e9".charAt(random.nextInt(9)));
          }
          assertEquals(
              simply(content.toString()), encoded(content.toString(), 1 + random.nextInt(40)));
        });
  }

  private static String simply(String content) {
    var lines = content.replace("\r\n", "\n").replace('\r', '\n');
    var ended = lines.isEmpty() || lines.endsWith("\n") ? lines : lines + "\n";
    var stuffed = ("\n" + ended).replace("\n.", "\n..").substring(1);
    return stuffed.replace("\n", "\r\n") + ".\r\n";
  }
}
