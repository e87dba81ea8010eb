package dev.haven.wire;

import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.net.StandardSocketOptions;
import java.nio.channels.Channels;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import jdk.net.ExtendedSocketOptions;

/// A TCP socket in clear, or a Unix socket.
///
/// Reads and writes go through the channel's socket adaptor, so a virtual thread that waits holds
/// no native buffer. A read or write that may take long notes when it must be over, and whoever
/// watches the connection ([Switchboard], [Outbound]) ends it then: a read by closing the way in,
/// so that last words can go out, a write by closing the channel. A timer for each read would cost
/// two wake-ups of the thread that keeps timers, as much as a small command; only a short wait has
/// one, for which the watch is too coarse.
///
/// A client that sends in small pieces may hold back the next one until the last is acknowledged
/// (Nagle's algorithm, RFC 9293 §3.7.4), and the system delays that by 40 ms where there is no
/// answer to carry it. So whoever waits for more without having answered acknowledges at once.
final class SocketTransport implements Transport {
  /// Written at once at most.
  private static final int CHUNK = 64 * 1024;

  /// What the limit of a write is for.
  private static final int LIMITED = 16 * 1024;

  /// Shorter waits are timed by the scheduler.
  private static final long WATCHED = TimeUnit.SECONDS.toNanos(10);

  private static final long NONE = Long.MIN_VALUE;
  private static final long ENDED = NONE + 1;
  private static final boolean QUICK_ACK = knowsQuickAck();
  private static final byte[] NOTHING = new byte[0];

  private final SocketChannel channel;
  private final boolean tcp;
  private byte[] pushedBack = NOTHING;
  private volatile boolean answered = true;
  private volatile long writeNanos;

  /// When the write under way must be over ([System#nanoTime]); 0 while there is none.
  private volatile long writeDeadline;

  /// The same of the read, or that it was ended.
  private final AtomicLong readDeadline = new AtomicLong(NONE);

  SocketTransport(SocketChannel channel, Duration writeTimeout) {
    this.channel = channel;
    this.tcp = channel.supportedOptions().contains(StandardSocketOptions.TCP_NODELAY);
    this.writeNanos = writeTimeout.toNanos();
  }

  private static boolean knowsQuickAck() {
    try (var probe = SocketChannel.open()) {
      return probe.supportedOptions().contains(ExtendedSocketOptions.TCP_QUICKACK);
    } catch (IOException _) {
      return false;
    }
  }

  void writeTimeout(Duration limit) {
    writeNanos = limit.toNanos();
  }

  /// Puts bytes back to be read again: those that were looked at before the session began.
  void pushBack(byte[] bytes, int from, int to) {
    int count = to - from;
    var joined = new byte[count + pushedBack.length];
    System.arraycopy(bytes, from, joined, 0, count);
    System.arraycopy(pushedBack, 0, joined, count, pushedBack.length);
    pushedBack = joined;
  }

  @Override
  public int read(byte[] into, int offset, int length, long deadline) throws IOException {
    if (pushedBack.length > 0) {
      return takePushedBack(into, offset, length);
    }
    long left = deadline - System.nanoTime();
    if (left <= 0 || readDeadline.get() == ENDED) {
      throw outOfTime();
    }
    var in = in();
    if (tcp && !answered && QUICK_ACK && in.available() == 0) {
      channel.setOption(ExtendedSocketOptions.TCP_QUICKACK, true);
    }
    int count =
        left < WATCHED
            ? readTimed(in, into, offset, length, left)
            : readWatched(in, into, offset, length, deadline);
    answered = false;
    return count;
  }

  /// A Unix socket has no adaptor.
  private InputStream in() throws IOException {
    return tcp ? channel.socket().getInputStream() : Channels.newInputStream(channel);
  }

  private int readTimed(InputStream in, byte[] into, int offset, int length, long left)
      throws IOException {
    int millis = (int) TimeUnit.NANOSECONDS.toMillis(left + 999_999);
    if (tcp) {
      channel.socket().setSoTimeout(millis);
    } else {
      awaitBytes(millis);
    }
    return in.read(into, offset, length);
  }

  /// Nor has it a timer of its own. Seldom needed: at the end of a connection.
  private void awaitBytes(int millis) throws IOException {
    channel.configureBlocking(false);
    try (var selector = Selector.open()) {
      channel.register(selector, SelectionKey.OP_READ);
      if (selector.select(millis) == 0) {
        throw outOfTime();
      }
    } finally {
      channel.configureBlocking(true);
    }
  }

  private int readWatched(InputStream in, byte[] into, int offset, int length, long deadline)
      throws IOException {
    if (tcp) {
      channel.socket().setSoTimeout(0);
    }
    if (!readDeadline.compareAndSet(NONE, deadline)) {
      throw outOfTime();
    }
    int count;
    try {
      count = in.read(into, offset, length);
    } finally {
      readDeadline.compareAndSet(deadline, NONE);
    }
    if (count < 0 && readDeadline.get() == ENDED) {
      throw outOfTime();
    }
    return count;
  }

  private static SocketTimeoutException outOfTime() {
    return new SocketTimeoutException("out of time");
  }

  private int takePushedBack(byte[] into, int offset, int length) {
    int count = Math.min(length, pushedBack.length);
    System.arraycopy(pushedBack, 0, into, offset, count);
    pushedBack = Arrays.copyOfRange(pushedBack, count, pushedBack.length);
    return count;
  }

  @Override
  public int available() throws IOException {
    return pushedBack.length + in().available();
  }

  @Override
  public void write(byte[] from, int offset, int length) throws IOException {
    var out = tcp ? channel.socket().getOutputStream() : Channels.newOutputStream(channel);
    answered = true;
    try {
      int end = offset + length;
      for (int at = offset; at < end; at += CHUNK) {
        int count = Math.min(CHUNK, end - at);
        long limit = writeNanos * Math.ceilDiv(count, LIMITED);
        writeDeadline = Math.max(1, System.nanoTime() + limit);
        out.write(from, at, count);
      }
    } finally {
      writeDeadline = 0;
    }
  }

  /// Ends a read that has waited for as long as it may.
  void endIfOverdue(long now) {
    long deadline = readDeadline.get();
    boolean waiting = deadline != NONE && deadline != ENDED;
    if (waiting && now - deadline > 0 && readDeadline.compareAndSet(deadline, ENDED)) {
      stopReading();
    }
  }

  /// Closes the socket if a write has been blocked for longer than it may; says so once.
  boolean cutIfStuck(long now) {
    long deadline = writeDeadline;
    boolean stuck = deadline != 0 && now - deadline > 0;
    if (stuck) {
      writeDeadline = 0;
      close();
    }
    return stuck;
  }

  @Override
  public void stopReading() {
    try {
      channel.shutdownInput();
    } catch (IOException _) {
      // Closed already: the read has ended.
    }
  }

  void stopWriting() {
    try {
      channel.shutdownOutput();
    } catch (IOException _) {
      // Closed already: nothing will be written.
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException _) {
      // It is closed all the same.
    }
  }
}
