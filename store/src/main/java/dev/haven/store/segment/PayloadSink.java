package dev.haven.store.segment;

import java.io.IOException;
import java.nio.channels.FileChannel;

/// Where a [Payload] writes itself.
public interface PayloadSink {
  void put(byte[] bytes, int offset, int length) throws IOException;

  /// Copies from a file without bringing the bytes into this process where the system can.
  void transfer(FileChannel from, long position, long length) throws IOException;
}
