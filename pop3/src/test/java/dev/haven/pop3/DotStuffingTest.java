package dev.haven.pop3;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haven.testkit.RandomInput;
import dev.haven.wire.Output;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class DotStuffingTest {
  @TestFactory
  Stream<DynamicTest> whatAClientUnstuffsIsTheMessage() {
    return RandomInput.seeds(
        500,
        random -> {
          var message = text(random, "ab.\r\n");
          var sent = sent(message, Long.MAX_VALUE, random);
          var complete = message.isEmpty() || message.endsWith("\r\n") ? message : message + "\r\n";
          assertEquals(complete, unstuffed(sent, "\n"));
          assertEquals(endOf(sent), sent.length(), "the end is seen once, and last");
        });
  }

  @TestFactory
  Stream<DynamicTest> aStrictClientSeesTheSameWhereLinesEndWithCrlf() {
    return RandomInput.seeds(
        200,
        random -> {
          var message = text(random, "ab.\n").replace("\n", "\r\n");
          var sent = sent(message, Long.MAX_VALUE, random);
          var complete = message.isEmpty() || message.endsWith("\r\n") ? message : message + "\r\n";
          assertEquals(complete, unstuffed(sent, "\r\n"));
        });
  }

  @TestFactory
  Stream<DynamicTest> topIsTheHeaderAndSoManyLines() {
    return RandomInput.seeds(
        300,
        random -> {
          var message = text(random, "ab.\n").replace("\n", "\r\n");
          int lines = random.nextInt(4);
          assertEquals(naiveTop(message, lines), unstuffed(sent(message, lines, random), "\r\n"));
        });
  }

  private static String text(Random random, String alphabet) {
    var text = new StringBuilder();
    for (int length = random.nextInt(40); length > 0; length--) {
      text.append(alphabet.charAt(random.nextInt(alphabet.length())));
    }
    return text.toString();
  }

  private static String naiveTop(String message, int lines) {
    var top = new StringBuilder();
    boolean inHeader = true;
    int left = lines;
    int start = 0;
    while (start < message.length() && (inHeader || left > 0)) {
      int end = message.indexOf("\r\n", start);
      var line = end < 0 ? message.substring(start) : message.substring(start, end);
      top.append(line).append("\r\n");
      left -= inHeader ? 0 : 1;
      inHeader &= !line.isEmpty() || end < 0;
      start = end < 0 ? message.length() : end + 2;
    }
    return top.toString();
  }

  private static String sent(String message, long lines, Random random) throws IOException {
    var out = new Recorder();
    var stuffing = new DotStuffing(out, lines);
    var bytes = message.getBytes(StandardCharsets.US_ASCII);
    for (int at = 0; at < bytes.length && !stuffing.done(); ) {
      int length = Math.min(bytes.length - at, 1 + random.nextInt(8));
      var piece = new byte[length + 3];
      System.arraycopy(bytes, at, piece, 0, length);
      stuffing.write(piece, length);
      at += length;
    }
    stuffing.end();
    return out.bytes.toString(StandardCharsets.US_ASCII);
  }

  /// As a client does it that finds lines by `lineEnd`.
  private static String unstuffed(String sent, String lineEnd) {
    assertTrue(sent.endsWith(".\r\n"));
    var content = sent.substring(0, sent.length() - 3);
    var text = content.startsWith(".") ? content.substring(1) : content;
    return text.replace(lineEnd + ".", lineEnd);
  }

  /// Behind the first line that is a dot alone, for a client that takes LF for the end of a line.
  private static int endOf(String sent) {
    int start = 0;
    while (start < sent.length()) {
      int end = sent.indexOf('\n', start) + 1;
      if (sent.substring(start, end).strip().equals(".") && sent.startsWith(".", start)) {
        return end;
      }
      start = end;
    }
    return -1;
  }

  private static final class Recorder implements Output {
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
}
