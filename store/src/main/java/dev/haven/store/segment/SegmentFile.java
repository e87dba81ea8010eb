package dev.haven.store.segment;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/// A segment for reading. May be used by any thread at once.
///
/// An interrupted thread would close a channel for everybody; here its interrupt waits until the
/// read is over, and a channel that was closed all the same is opened again.
public final class SegmentFile implements AutoCloseable {
  private final Path path;
  private final SegmentHeader header;
  private final OpenFiles openFiles;
  private volatile @Nullable FileChannel channel;
  private volatile boolean closed;

  SegmentFile(Path path, SegmentHeader header, OpenFiles openFiles) {
    this.path = path;
    this.header = header;
    this.openFiles = openFiles;
  }

  public SegmentHeader header() {
    return header;
  }

  public int number() {
    return header.number();
  }

  public Path path() {
    return path;
  }

  public long length() throws IOException {
    return open().size();
  }

  /// Fills what remains of the buffer.
  ///
  /// @throws EOFException if the file ends before
  void readFully(ByteBuffer into, long position) throws IOException {
    if (read(into, position) < 0 || into.hasRemaining()) {
      throw new EOFException(path + " ends before " + (position + into.remaining()));
    }
  }

  /// Reads until the buffer is full or the file ends; -1 if it ends at `position`.
  public int read(ByteBuffer into, long position) throws IOException {
    boolean interrupted = Thread.interrupted();
    int total = 0;
    try {
      while (into.hasRemaining()) {
        try {
          int count = open().read(into, position + total);
          if (count < 0) {
            return total == 0 ? -1 : total;
          }
          total += count;
        } catch (ClosedByInterruptException _) {
          interrupted |= Thread.interrupted();
        } catch (ClosedChannelException e) {
          stopIfClosed(e);
        }
      }
      return total;
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private void stopIfClosed(ClosedChannelException e) throws ClosedChannelException {
    if (closed) {
      throw e;
    }
  }

  private FileChannel open() throws IOException {
    var current = channel;
    if (current != null && current.isOpen()) {
      return current;
    }
    synchronized (this) {
      current = channel;
      if (closed) {
        throw new ClosedChannelException();
      }
      if (current == null || !current.isOpen()) {
        current = FileChannel.open(path, StandardOpenOption.READ);
        channel = current;
        openFiles.opened(current);
      }
      return current;
    }
  }

  @Override
  public synchronized void close() throws IOException {
    closed = true;
    var current = channel;
    if (current != null) {
      current.close();
    }
  }
}
