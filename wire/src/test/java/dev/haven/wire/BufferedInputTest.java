package dev.haven.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.haven.testkit.RandomInput;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class BufferedInputTest {
  private static final int LIMIT = 300;

  @TestFactory
  Stream<DynamicTest> linesAreTheSameInWhateverPiecesTheyArrive() {
    return RandomInput.seeds(
        300,
        random -> {
          var text = text(random);
          var in = new BufferedInput(pieces(text, random), new BufferPool(2), Gate.OPEN, LONG);
          assertEquals(naive(text), read(in, random));
        });
  }

  private static final Duration LONG = Duration.ofMinutes(1);

  /// Lines of all lengths around the limits, with bare CR and LF in them.
  private static String text(Random random) {
    var text = new StringBuilder();
    for (int lines = random.nextInt(8); lines > 0; lines--) {
      int length = random.nextBoolean() ? random.nextInt(20) : 250 + random.nextInt(100);
      length = random.nextInt(10) == 0 ? random.nextInt(40_000) : length;
      for (int i = 0; i < length; i++) {
        text.append("abcdefgh\r\n".charAt(random.nextInt(10)));
      }
      text.append("\r\n");
    }
    return text.toString();
  }

  private static Transport pieces(String text, Random random) {
    var bytes = new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII));
    int most = 1 + random.nextInt(3000);
    var in =
        new InputStream() {
          @Override
          public int read() {
            return bytes.read();
          }

          @Override
          public int read(byte[] into, int offset, int length) {
            return bytes.read(into, offset, Math.min(length, 1 + random.nextInt(most)));
          }

          @Override
          public int available() {
            return bytes.available();
          }
        };
    return new StreamTransport(in, OutputStream.nullOutputStream());
  }

  private static List<String> naive(String text) {
    var lines = new ArrayList<String>();
    int start = 0;
    for (int end = text.indexOf("\r\n"); end >= 0; end = text.indexOf("\r\n", start)) {
      int kept = Math.max(start, end - Line.END_KEPT);
      lines.add(
          end - start > LIMIT
              ? "too long, ends in " + text.substring(kept, end)
              : text.substring(start, end));
      start = end + 2;
    }
    return lines;
  }

  private static List<String> read(BufferedInput in, Random random) throws IOException {
    var lines = new ArrayList<String>();
    while (true) {
      if (random.nextInt(3) == 0) {
        in.lineWaiting();
      }
      switch (in.readLine(LIMIT)) {
        case Line.Complete(var bytes) -> lines.add(new String(bytes, StandardCharsets.US_ASCII));
        case Line.TooLong(_, var end) ->
            lines.add("too long, ends in " + new String(end, StandardCharsets.US_ASCII));
        default -> {
          return lines;
        }
      }
    }
  }

  @TestFactory
  Stream<DynamicTest> bytesComeInOrderByWhicheverMethod() {
    return RandomInput.seeds(
        100,
        random -> {
          var text = text(random) + "end";
          var in = new BufferedInput(pieces(text, random), new BufferPool(2), Gate.OPEN, LONG);
          var seen = new StringBuilder();
          while (next(in, random, seen) >= 0) {
            // goes on
          }
          assertEquals(text, seen.toString());
        });
  }

  private static int next(BufferedInput in, Random random, StringBuilder seen) throws IOException {
    if (random.nextBoolean()) {
      var bytes = new byte[1 + random.nextInt(600)];
      int count = in.read(bytes, 0, bytes.length);
      seen.append(new String(bytes, 0, Math.max(count, 0), StandardCharsets.US_ASCII));
      return count;
    }
    return in.take((bytes, offset, length) -> {
      int count = 1 + random.nextInt(length);
      seen.append(new String(bytes, offset, count, StandardCharsets.US_ASCII));
      return count;
    });
  }
}
