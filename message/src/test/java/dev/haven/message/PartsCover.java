package dev.haven.message;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;

/// Checks that the parts of a message lie in it without overlap, and that the message can be put
/// together from them.
final class PartsCover {
  private PartsCover() {}

  static void check(MessageStructure structure, byte[] message) {
    var root = structure.root();
    assertEquals(0, root.headerOffset());
    assertEquals(message.length, root.end());
    var rebuilt = new ByteArrayOutputStream(message.length);
    write(root, message, rebuilt);
    assertArrayEquals(message, rebuilt.toByteArray());
  }

  /// Header, then body: the parts in it and what is between them.
  private static void write(Part part, byte[] message, ByteArrayOutputStream out) {
    assertTrue(part.headerLength() >= 0 && part.bodyLength() >= 0, part::toString);
    copy(message, part.headerOffset(), part.bodyOffset(), out);
    assertEquals(lineFeeds(message, part.bodyOffset(), part.end()), part.lines());
    long at = part.bodyOffset();
    for (var child : part.parts()) {
      assertTrue(child.headerOffset() >= at, "overlap");
      copy(message, at, child.headerOffset(), out);
      write(child, message, out);
      at = child.end();
    }
    assertTrue(at <= part.end(), "a part beyond its multipart");
    copy(message, at, part.end(), out);
  }

  private static void copy(byte[] message, long from, long to, ByteArrayOutputStream out) {
    out.write(message, (int) from, (int) (to - from));
  }

  private static long lineFeeds(byte[] message, long from, long to) {
    long count = 0;
    for (long i = from; i < to; i++) {
      count += message[(int) i] == '\n' ? 1 : 0;
    }
    return count;
  }

  /// Checks that a card's part table says the same.
  static void sameInTable(Part part, PartPlace place) {
    assertEquals(part.kind(), place.kind());
    assertEquals(part.headerOffset(), place.headerOffset());
    assertEquals(part.bodyOffset(), place.bodyOffset());
    assertEquals(part.bodyLength(), place.bodyLength());
    assertEquals(part.lines(), place.lines());
    assertEquals(part.encoding(), place.encoding());
    var inside = place.parts();
    assertEquals(part.parts().size(), inside.size());
    for (int i = 0; i < inside.size(); i++) {
      sameInTable(part.parts().get(i), inside.get(i));
    }
  }
}
