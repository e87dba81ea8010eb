package dev.haven.wire;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
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

  /// Empty blocks (RFC 1951 §3.2.4) without end.
  private static final class Nothing extends InputStream {
    private static final byte[] EMPTY = {0, 0, 0, (byte) 0xff, (byte) 0xff};
    private int at;
    private int reads;

    @Override
    public int available() {
      return Integer.MAX_VALUE;
    }

    @Override
    public int read() {
      return EMPTY[at++ % EMPTY.length] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) {
      reads++;
      for (int i = 0; i < length; i++) {
        into[offset + i] = (byte) read();
      }
      return length;
    }
  }

  @Test
  void whoSendsNothingWithoutEndKeepsNobodyBusy() throws IOException {
    var nothing = new Nothing();
    var transport =
        new DeflateTransport(new StreamTransport(nothing, new ByteArrayOutputStream()), POOL);
    assertEquals(0, transport.available());
    assertTrue(nothing.reads < 100, nothing.reads + " reads");
    transport.end();
  }

  @Test
  void aBufferThatWaitsInVainIsGivenBack() throws IOException {
    var pool = new BufferPool(4);
    var marked = pool.lease();
    pool.giveBack(marked);
    var wire = new ByteArrayOutputStream();
    try (var out = new DeflaterOutputStream(wire, new Deflater(0, true), 512, true)) {
      out.write(new byte[2_000]);
      out.flush();
    }
    var in =
        new ByteArrayInputStream(wire.toByteArray(), 0, 512) {
          @Override
          public synchronized int read(byte[] into, int offset, int length) {
            int count = super.read(into, offset, length);
            if (count < 0) {
              throw new IllegalStateException("as a time-out would");
            }
            return count;
          }
        };
    var transport =
        new DeflateTransport(new StreamTransport(in, new ByteArrayOutputStream()), pool);
    var into = new byte[5_000];
    assertThrows(
        IllegalStateException.class,
        () -> {
          while (true) {
            var _ = transport.read(into, 0, into.length, Long.MAX_VALUE);
          }
        });
    assertSame(marked, pool.lease());
    transport.end();
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
