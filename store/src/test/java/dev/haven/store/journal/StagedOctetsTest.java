package dev.haven.store.journal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.haven.store.segment.PayloadSink;
import dev.haven.testkit.RandomInput;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Wherever they lie, they come out as they went in.
class StagedOctetsTest {
  private static final int BLOCK = StagedOctets.BLOCK;

  @TempDir Path folder;

  @TestFactory
  Stream<DynamicTest> theyAreReadAndWrittenAsTheyCame() {
    return RandomInput.seeds(
        30,
        random -> {
          int blocks = random.nextInt(6);
          try (var area = area(blocks * (long) BLOCK)) {
            var bytes = new byte[random.nextInt(8 * BLOCK)];
            random.nextBytes(bytes);
            var octets = new StagedOctets("body", area);
            write(octets, bytes, random);
            check(octets, bytes, random);
            octets.release();
            assertEquals(blocks * (long) BLOCK, area.memory().left());
          }
        });
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, BLOCK - 1, BLOCK, BLOCK + 1, 2 * BLOCK, 2 * BLOCK + 1})
  void sizesAtTheEdgesOfBlocksAreNoDifferent(int size) throws IOException {
    for (int blocks = 0; blocks < 3; blocks++) {
      try (var area = area(blocks * (long) BLOCK)) {
        var bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        var octets = new StagedOctets("body", area);
        octets.write(bytes, 0, size);
        check(octets, bytes, new Random(1));
        octets.release();
      }
    }
  }

  @Test
  void theFirstBlockIsNobodyElses() throws IOException {
    try (var area = area(0)) {
      var octets = new StagedOctets("body", area);
      octets.write(new byte[BLOCK], 0, BLOCK);
      assertEquals(0, octets.filed());
      octets.write(new byte[1], 0, 1);
      assertEquals(BLOCK, octets.filed());
      octets.release();
    }
  }

  @Test
  void aLargeBodyGivesBackWhatItTook() throws IOException {
    try (var area = area(1_000L * BLOCK)) {
      var octets = new StagedOctets("body", area);
      octets.write(new byte[2 << 20], 0, 2 << 20);
      assertEquals(0, octets.filed());
      assertEquals((1_000L - 31) * BLOCK, area.memory().left());
      octets.write(new byte[1], 0, 1);
      assertEquals(2 << 20, octets.filed());
      assertEquals(1_000L * BLOCK, area.memory().left());
      octets.release();
    }
  }

  private StagingArea area(long memory) throws IOException {
    return new StagingArea(folder, InstantSource.system(), new BodyMemory(memory));
  }

  private static void write(StagedOctets octets, byte[] bytes, Random random) {
    for (int at = 0; at < bytes.length; ) {
      int count =
          Math.min(bytes.length - at, random.nextInt(1, random.nextBoolean() ? 200 : 100_000));
      octets.write(bytes, at, count);
      at += count;
    }
  }

  private static void check(StagedOctets octets, byte[] bytes, Random random) throws IOException {
    octets.await();
    assertEquals(bytes.length, octets.length());
    var written = new Collected();
    octets.writeTo(written);
    assertArrayEquals(bytes, written.all.toByteArray());
    for (int i = 0; i < 20; i++) {
      int from = random.nextInt(bytes.length + 1);
      var into = new byte[random.nextInt(2 * BLOCK)];
      int got = octets.read(from, into, 0, into.length);
      assertEquals(from == bytes.length ? -1 : Math.min(into.length, bytes.length - from), got);
      for (int j = 0; j < got; j++) {
        assertEquals(bytes[from + j], into[j]);
      }
    }
  }

  private static final class Collected implements PayloadSink {
    final ByteArrayOutputStream all = new ByteArrayOutputStream();

    @Override
    public void put(byte[] bytes, int offset, int length) {
      all.write(bytes, offset, length);
    }

    @Override
    public void transfer(FileChannel from, long position, long length) throws IOException {
      var bytes = new byte[(int) length];
      int done = 0;
      while (done < length) {
        done += from.read(ByteBuffer.wrap(bytes, done, (int) length - done), position + done);
      }
      all.writeBytes(bytes);
    }
  }
}
