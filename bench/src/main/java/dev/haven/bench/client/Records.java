package dev.haven.bench.client;

import java.nio.ByteBuffer;
import java.util.concurrent.ConcurrentLinkedDeque;

/// Buffers for records of TLS, outside the heap, where BoringSSL works in them without copying. Ten
/// clients that come and go use the same few again and again.
///
/// Thread-safe. As many are kept as were ever leased at once; who rests must give back.
final class Records {
  /// Two records, each with its header and the room that its cipher takes.
  private static final int SIZE = 2 * (17 << 10);

  private static final ByteBuffer NONE = ByteBuffer.allocateDirect(0);
  private static final ConcurrentLinkedDeque<ByteBuffer> IDLE = new ConcurrentLinkedDeque<>();

  private Records() {}

  /// What holds nothing and is not leased.
  static ByteBuffer none() {
    return NONE.duplicate();
  }

  /// An empty one, to be filled.
  static ByteBuffer lease() {
    var idle = IDLE.pollFirst();
    return idle == null ? ByteBuffer.allocateDirect(SIZE) : idle.clear();
  }

  /// Takes back what was leased; anything else is left to the collector.
  static void giveBack(ByteBuffer buffer) {
    if (buffer.capacity() == SIZE) {
      IDLE.addFirst(buffer);
    }
  }

  /// The same octets in a buffer that more can be put into; to be read.
  static ByteBuffer roomy(ByteBuffer buffer) {
    return buffer.capacity() == SIZE ? buffer : lease().put(buffer).flip();
  }

  /// The same octets in a buffer of their size; to be read.
  static ByteBuffer exact(ByteBuffer buffer) {
    var rest =
        buffer.hasRemaining() ? ByteBuffer.allocate(buffer.remaining()).put(buffer).flip() : none();
    giveBack(buffer);
    return rest;
  }
}
