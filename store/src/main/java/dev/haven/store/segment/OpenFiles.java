package dev.haven.store.segment;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.util.ArrayDeque;

/// Bounds how many segments are open for reading: the one opened longest ago is closed, and opened
/// again by whoever reads it next. Thread-safe.
final class OpenFiles {
  private final int most;
  private final ArrayDeque<FileChannel> open = new ArrayDeque<>();

  OpenFiles(int most) {
    this.most = most;
  }

  synchronized void opened(FileChannel channel) throws IOException {
    open.add(channel);
    while (open.size() > most) {
      open.remove().close();
    }
  }
}
