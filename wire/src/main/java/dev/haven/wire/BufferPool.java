package dev.haven.wire;

import java.util.ArrayDeque;

/// Buffers for bytes that are being worked on. A connection that waits holds none.
///
/// Thread-safe. What is given back is kept up to a bound, the rest is left to the collector; the
/// most recent comes out first, because it is still in the processor's cache.
final class BufferPool {
  /// Enough for one TLS record of any kind with its header, and for its plain text.
  static final int SIZE = 17 * 1024;

  private final ArrayDeque<byte[]> idle = new ArrayDeque<>();
  private final int keep;
  private final DeflaterPool deflaters;

  BufferPool(int keep) {
    this.keep = keep;
    this.deflaters = new DeflaterPool(keep);
  }

  /// What compresses, under the same bound.
  DeflaterPool deflaters() {
    return deflaters;
  }

  byte[] lease() {
    synchronized (idle) {
      var buffer = idle.pollFirst();
      if (buffer != null) {
        return buffer;
      }
    }
    return new byte[SIZE];
  }

  /// Takes a buffer back. One of another size was made for a single long line, and is dropped.
  void giveBack(byte[] buffer) {
    if (buffer.length != SIZE) {
      return;
    }
    synchronized (idle) {
      if (idle.size() < keep) {
        idle.addFirst(buffer);
      }
    }
  }
}
