package dev.haven.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.net.SocketTimeoutException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/// Bytes from one thread to another, without bound, with events between them.
///
/// Not `java.io`'s pipe: that one looks for its threads and polls once a second.
final class Pipe {
  private enum Event {
    TIMEOUT,
    SHUTDOWN,
    END
  }

  private final Deque<Object> items = new ArrayDeque<>();
  private int taken;
  private boolean readerGone;

  synchronized void put(byte[] bytes) throws IOException {
    if (readerGone) {
      throw new IOException("the other side is gone");
    }
    if (bytes.length > 0) {
      add(bytes);
    }
  }

  synchronized void timeOut() {
    add(Event.TIMEOUT);
  }

  synchronized void shutDown() {
    add(Event.SHUTDOWN);
  }

  synchronized void end() {
    if (items.peekLast() != Event.END) {
      add(Event.END);
    }
  }

  private void add(Object item) {
    items.addLast(item);
    notifyAll();
  }

  /// Reads at least one byte; -1 at the end, also when `millis` (if not 0) pass without any.
  private synchronized int take(byte[] into, int offset, int length, long millis)
      throws IOException {
    await(millis);
    var first = items.peekFirst();
    return switch (first) {
      case byte[] bytes -> copy(bytes, into, offset, length);
      case Event.TIMEOUT -> {
        items.removeFirst();
        throw new SocketTimeoutException("the transcript says so");
      }
      case Event.SHUTDOWN -> {
        items.removeFirst();
        throw new InterruptedIOException("the transcript says so");
      }
      case null, default -> -1;
    };
  }

  private int copy(byte[] bytes, byte[] into, int offset, int length) {
    int count = Math.min(length, bytes.length - taken);
    System.arraycopy(bytes, taken, into, offset, count);
    taken += count;
    if (taken == bytes.length) {
      items.removeFirst();
      taken = 0;
    }
    return count;
  }

  private void await(long millis) throws IOException {
    long deadline = System.nanoTime() + millis * 1_000_000;
    while (items.isEmpty() && !readerGone) {
      long left = (deadline - System.nanoTime()) / 1_000_000;
      if (millis > 0 && left <= 0) {
        throw new SocketTimeoutException("nothing came in " + millis + " ms");
      }
      try {
        wait(millis > 0 ? left : 0);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IOException(e);
      }
    }
  }

  private synchronized void leave() {
    readerGone = true;
    notifyAll();
  }

  private synchronized int ready() {
    return items.peekFirst() instanceof byte[] bytes ? bytes.length - taken : 0;
  }

  /// @param millis how long a read waits; 0 for ever
  InputStream in(long millis) {
    return new InputStream() {
      @Override
      public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
      }

      @Override
      public int read(byte[] into, int offset, int length) throws IOException {
        return take(into, offset, length, millis);
      }

      @Override
      public int available() {
        return ready();
      }

      @Override
      public void close() {
        leave();
      }
    };
  }

  OutputStream out() {
    return new OutputStream() {
      @Override
      public void write(int b) throws IOException {
        put(new byte[] {(byte) b});
      }

      @Override
      public void write(byte[] bytes, int offset, int length) throws IOException {
        put(Arrays.copyOfRange(bytes, offset, offset + length));
      }

      @Override
      public void close() {
        end();
      }
    };
  }
}
