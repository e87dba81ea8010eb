package dev.haven.testkit;

import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/// Seeded random tests: a failure names its seed, and the seed alone reproduces it.
public final class RandomInput {
  private RandomInput() {}

  @FunctionalInterface
  public interface Property {
    void check(Random random) throws Exception;
  }

  /// Checks a property with the seeds 1 to `runs`.
  public static Stream<DynamicTest> seeds(int runs, Property property) {
    return LongStream.rangeClosed(1, runs)
        .mapToObj(seed -> dynamicTest("seed " + seed, () -> property.check(new Random(seed))));
  }

  /// The bytes with one to four of them changed, dropped or doubled.
  public static byte[] mutate(byte[] original, Random random) {
    var bytes = original;
    for (int edits = 1 + random.nextInt(4); edits > 0 && bytes.length > 0; edits--) {
      int at = random.nextInt(bytes.length);
      bytes =
          switch (random.nextInt(3)) {
            case 0 -> replaced(bytes, at, (byte) random.nextInt(256));
            case 1 -> spliced(bytes, at, at + 1);
            default -> spliced(bytes, at + 1, at);
          };
    }
    return bytes;
  }

  private static byte[] replaced(byte[] bytes, int at, byte value) {
    var copy = bytes.clone();
    copy[at] = value;
    return copy;
  }

  /// The bytes before `headEnd` followed by the bytes from `tailStart`.
  private static byte[] spliced(byte[] bytes, int headEnd, int tailStart) {
    var result = new byte[headEnd + bytes.length - tailStart];
    System.arraycopy(bytes, 0, result, 0, headEnd);
    System.arraycopy(bytes, tailStart, result, headEnd, bytes.length - tailStart);
    return result;
  }
}
