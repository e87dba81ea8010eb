package dev.haven.wire;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haven.testkit.RandomInput;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// RFC 4978, the layer itself.
class DeflateTransportTest {
  private static final BufferPool POOL = new BufferPool(4);

  @TestFactory
  Stream<DynamicTest> whatIsWrittenIsReadInPiecesOfAnySize() {
    return RandomInput.seeds(30, DeflateTransportTest::roundTrip);
  }

  private static void roundTrip(Random random) throws IOException {
    var text = text(random);
    var wire = new ByteArrayOutputStream();
    var out = new DeflateTransport(new StreamTransport(InputStream.nullInputStream(), wire), POOL);
    for (int at = 0; at < text.length; ) {
      int count = Math.min(text.length - at, 1 + random.nextInt(40_000));
      out.write(text, at, count);
      at += count;
      if (random.nextBoolean()) {
        out.flush();
      }
    }
    out.flush();
    assertArrayEquals(text, read(wire.toByteArray(), random));
    out.end();
  }

  private static byte[] read(byte[] wire, Random random) throws IOException {
    var transport = transport(wire);
    var read = new ByteArrayOutputStream();
    var buffer = new byte[20_000];
    for (int count = 0; count >= 0; ) {
      boolean more = transport.available() > 0;
      count = transport.read(buffer, 0, 1 + random.nextInt(buffer.length), Long.MAX_VALUE);
      assertTrue(!more || count > 0, "what is available can be read");
      read.write(buffer, 0, Math.max(count, 0));
    }
    transport.end();
    return read.toByteArray();
  }

  /// Words that repeat, and octets that do not.
  private static byte[] text(Random random) {
    var text = new byte[random.nextInt(200_000)];
    random.nextBytes(text);
    int words = random.nextInt(text.length + 1);
    for (int i = 0; i < words; i++) {
      text[i] = (byte) "* 1 FETCH (FLAGS (\\Seen) ".charAt(i % 25);
    }
    return text;
  }

  private static DeflateTransport transport(byte[] wire) {
    var out = new ByteArrayOutputStream();
    return new DeflateTransport(new StreamTransport(new ByteArrayInputStream(wire), out), POOL);
  }

  @Test
  void aFlushLetsTheOtherSideReadAllOfIt() throws IOException {
    var wire = new ByteArrayOutputStream();
    var out = new DeflateTransport(new StreamTransport(InputStream.nullInputStream(), wire), POOL);
    var inflater = new Inflater(true);
    for (var line : new String[] {"a1 OK\r\n", "a2 OK\r\n"}) {
      wire.reset();
      out.write(line.getBytes(StandardCharsets.US_ASCII), 0, line.length());
      out.flush();
      var in = new InflaterInputStream(new ByteArrayInputStream(wire.toByteArray()), inflater);
      assertEquals(line, new String(in.readNBytes(line.length()), StandardCharsets.US_ASCII));
    }
    inflater.end();
  }

  @Test
  void aFlushOfTheOtherSideIsNothingToRead() throws IOException {
    var deflater = new Deflater(6, true);
    var wire = new ByteArrayOutputStream();
    try (var out = new DeflaterOutputStream(wire, deflater, 512, true)) {
      out.write("a1 NOOP\r\n".getBytes(StandardCharsets.US_ASCII));
      out.flush();
      out.flush();
      var transport = transport(wire.toByteArray());
      assertEquals(9, transport.available());
      assertEquals(9, transport.read(new byte[100], 0, 100, Long.MAX_VALUE));
      assertEquals(0, transport.available());
      transport.end();
    }
    deflater.end();
  }

  /// 100 MiB of zeros are some 100 KiB: they are a line that is too long, and memory stays small.
  @Test
  void aBombIsALineWithoutEnd() throws IOException {
    var wire = new ByteArrayOutputStream();
    try (var out = new DeflaterOutputStream(wire, new Deflater(9, true))) {
      var zeros = new byte[1 << 20];
      for (int i = 0; i < 100; i++) {
        out.write(zeros);
      }
    }
    var in =
        new BufferedInput(transport(wire.toByteArray()), POOL, Gate.OPEN, Duration.ofMinutes(1));
    assertEquals(
        Refusal.ENDLESS_LINE,
        assertThrows(LimitReached.class, () -> in.readLine(65_536)).refusal());
  }

  @Test
  void whatIsNotDeflateEndsTheConnection() {
    var garbage = new byte[100];
    Arrays.fill(garbage, (byte) 0xff);
    assertThrows(
        IOException.class, () -> transport(garbage).read(new byte[10], 0, 10, Long.MAX_VALUE));
  }

  @Test
  void theEndOfTheStreamIsTheEnd() throws IOException {
    var wire = new ByteArrayOutputStream();
    try (var out = new DeflaterOutputStream(wire, new Deflater(6, true))) {
      out.write("x\r\n".getBytes(StandardCharsets.US_ASCII));
    }
    var in =
        new BufferedInput(transport(wire.toByteArray()), POOL, Gate.OPEN, Duration.ofMinutes(1));
    assertInstanceOf(Line.Complete.class, in.readLine(100));
    assertFalse(in.lineWaiting());
    assertInstanceOf(Line.Closed.class, in.readLine(100));
  }
}
