package dev.haven.wire;

import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Lines and bytes out of a [Transport].
///
/// While the session waits, this holds 256 bytes: enough for most commands, so that they cost one
/// read and no lease. More than that goes to a leased buffer, which returns to the pool when its
/// last byte is taken; a line longer than that has a buffer of its own until it is complete.
///
/// For the session's thread; only [#shutDown] may come from another.
final class BufferedInput implements Input {
  private static final int WAITING = 256;

  /// How much of a line that is too long is skipped before the peer counts as hostile.
  private static final int LONGEST_SKIP = 1 << 20;

  private final BufferPool pool;
  private final Gate gate;
  private final byte[] small = new byte[WAITING];
  private Transport transport;
  private byte[] buffer = small;
  private int start;
  private int end;
  private boolean filledUp;
  private long timeoutNanos;

  /// What went wrong while a caller asked only whether there is more; the next read throws it.
  private @Nullable IOException postponed;

  private boolean waiting;
  private boolean shuttingDown;

  BufferedInput(Transport transport, BufferPool pool, Gate gate, Duration timeout) {
    this.transport = transport;
    this.pool = pool;
    this.gate = gate;
    this.timeoutNanos = timeout.toNanos();
  }

  void timeout(Duration limit) {
    timeoutNanos = limit.toNanos();
  }

  /// Goes on with another transport, TLS. What had arrived in clear is gone.
  synchronized void switchTo(Transport upgraded) {
    discard();
    transport = upgraded;
  }

  void discard() {
    start = end;
    release();
  }

  /// Lets the session see [Line.ShuttingDown] at the next command, or now if it waits for one.
  synchronized void shutDown() {
    shuttingDown = true;
    if (waiting) {
      transport.stopReading();
    }
    notifyAll();
  }

  /// Waits for so long, or until a shutdown.
  synchronized void pause(Duration time) {
    long until = System.nanoTime() + time.toNanos();
    long left = time.toNanos();
    try {
      while (left > 0 && !shuttingDown) {
        wait(left / 1_000_000 + 1);
        left = until - System.nanoTime();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /// Ends the connection's hold on any leased buffer.
  void release() {
    if (start == end) {
      if (buffer.length > WAITING) {
        pool.giveBack(buffer);
        buffer = small;
      }
      start = 0;
      end = 0;
    }
  }

  @Override
  public Line readLine(int limit) throws IOException {
    try {
      if (shuttingDown()) {
        return new Line.ShuttingDown();
      }
      return nextLine(limit, gate.deadline(System.nanoTime() + timeoutNanos));
    } catch (SocketTimeoutException _) {
      return new Line.TimedOut();
    } catch (InterruptedIOException _) {
      return new Line.ShuttingDown();
    }
  }

  private Line nextLine(int limit, long deadline) throws IOException {
    int scanned = 0;
    long rest = deadline;
    while (true) {
      int lineFeed = lineFeed(start + scanned);
      if (lineFeed >= 0) {
        return lineTo(lineFeed, limit);
      }
      if (scanned == 0 && start < end) {
        rest = gate.lineDeadline(deadline);
      }
      scanned = end - start;
      if (scanned > limit + 1) {
        return skipLine(limit, rest);
      }
      if (!awaitCommand(rest)) {
        return scanned > 0 && !shuttingDown() ? closedWithin() : ended();
      }
    }
  }

  private Line ended() {
    return shuttingDown() ? new Line.ShuttingDown() : new Line.Closed();
  }

  private static Line closedWithin() throws EOFException {
    throw new EOFException("closed in the middle of a line");
  }

  private Line lineTo(int lineFeed, int limit) {
    int length = lineFeed - 1 - start;
    var line =
        length > limit
            ? tooLong(limit, lineFeed)
            : new Line.Complete(Arrays.copyOfRange(buffer, start, start + length));
    start = lineFeed + 1;
    release();
    return line;
  }

  private Line tooLong(int limit, int lineFeed) {
    int from = Math.max(start, lineFeed - 1 - Line.END_KEPT);
    return new Line.TooLong(limit, Arrays.copyOfRange(buffer, from, lineFeed - 1));
  }

  /// Drops bytes to the end of the line, keeping the last ones: they may be the end that is told,
  /// and the CR of its CRLF.
  private Line skipLine(int limit, long deadline) throws IOException {
    int skipped = 0;
    while (true) {
      int lineFeed = lineFeed(start);
      if (lineFeed >= 0) {
        var line = tooLong(limit, lineFeed);
        start = lineFeed + 1;
        release();
        return line;
      }
      int kept = Math.min(end - start, Line.END_KEPT + 1);
      skipped += end - kept - start;
      start = end - kept;
      if (skipped > LONGEST_SKIP) {
        throw new LimitReached(Refusal.ENDLESS_LINE, "A line of more than a mebibyte has no end");
      }
      if (!awaitCommand(deadline)) {
        return ended();
      }
    }
  }

  /// Where the LF of the first CRLF is, at or behind `from`; -1 if there is none.
  private int lineFeed(int from) {
    var bytes = buffer;
    for (int i = Math.max(from, start + 1); i < end; i++) {
      if (bytes[i] == '\n' && bytes[i - 1] == '\r') {
        return i;
      }
    }
    return -1;
  }

  /// Reads more of a line, in a way that a shutdown can end.
  private boolean awaitCommand(long deadline) throws IOException {
    if (!beginWait()) {
      return false;
    }
    try {
      return fill(deadline) >= 0;
    } finally {
      endWait();
    }
  }

  private synchronized boolean beginWait() {
    waiting = !shuttingDown;
    return waiting;
  }

  private synchronized void endWait() {
    waiting = false;
  }

  private synchronized boolean shuttingDown() {
    return shuttingDown;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    if (start == end && length >= WAITING) {
      long before = System.nanoTime();
      int count = receive(into, offset, length, gate.deadline(before + timeoutNanos));
      gate.receivedBody(count, System.nanoTime() - before);
      return count;
    }
    return take((bytes, from, there) -> {
      int count = Math.min(there, length);
      System.arraycopy(bytes, from, into, offset, count);
      return count;
    });
  }

  @Override
  public int take(ByteTaker taker) throws IOException {
    if (start == end) {
      lease();
      long before = System.nanoTime();
      int count = fill(gate.deadline(before + timeoutNanos));
      if (count < 0) {
        release();
        return -1;
      }
      gate.receivedBody(count, System.nanoTime() - before);
    }
    int taken = taker.take(buffer, start, end - start);
    start += taken;
    release();
    return taken;
  }

  @Override
  public boolean lineWaiting() {
    if (start < end && lineFeed(start) >= 0) {
      return true;
    }
    return filledUp && topUp() && lineFeed(start) >= 0;
  }

  @Override
  public boolean awaitBytes(Duration time) throws IOException {
    if (bytesWaiting()) {
      return true;
    }
    try {
      return awaitCommand(gate.deadline(System.nanoTime() + time.toNanos()));
    } catch (InterruptedIOException _) {
      return false;
    }
  }

  @Override
  public boolean bytesWaiting() {
    return start < end || available() > 0;
  }

  /// The last read filled its buffer, so more may lie in the kernel; takes what is there.
  private boolean topUp() {
    try {
      return available() > 0 && fill(gate.deadline(System.nanoTime() + timeoutNanos)) > 0;
    } catch (IOException trouble) {
      postponed = trouble;
      return false;
    }
  }

  private int available() {
    try {
      return transport.available();
    } catch (IOException _) {
      return 0;
    }
  }

  private int fill(long deadline) throws IOException {
    makeRoom();
    int count = receive(buffer, end, buffer.length - end, deadline);
    filledUp = count == buffer.length - end;
    end += Math.max(count, 0);
    return count;
  }

  private int receive(byte[] into, int offset, int length, long deadline) throws IOException {
    if (postponed != null) {
      throw postponed;
    }
    int count;
    try {
      count = transport.read(into, offset, length, deadline);
    } catch (SocketTimeoutException silent) {
      gate.timedOut();
      throw silent;
    }
    if (count > 0) {
      gate.received(into, offset, count);
    }
    return count;
  }

  private void makeRoom() {
    if (end < buffer.length) {
      return;
    }
    if (start > 0) {
      moveTo(buffer);
    } else if (buffer.length == WAITING) {
      moveTo(pool.lease());
    } else {
      var old = buffer;
      moveTo(new byte[2 * old.length]);
      pool.giveBack(old);
    }
  }

  private void lease() {
    if (buffer.length == WAITING) {
      moveTo(pool.lease());
    }
  }

  private void moveTo(byte[] target) {
    System.arraycopy(buffer, start, target, 0, end - start);
    end -= start;
    start = 0;
    buffer = target;
  }
}
