package dev.haven.wire;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import jdk.net.ExtendedSocketOptions;

/// A TCP socket in clear.
///
/// Reads and writes go through the channel's socket adaptor, so a virtual thread that waits parks
/// with a timer of the scheduler and holds no native buffer. A read has its deadline there; a write
/// cannot have one, so it notes when it must be over, and the [Switchboard] closes the channel.
///
/// A client that sends in small pieces may hold back the next one until the last is acknowledged
/// (Nagle's algorithm, RFC 9293 §3.7.4), and the system delays that by 40 ms where there is no
/// answer to carry it. So whoever waits for more without having answered acknowledges at once.
final class SocketTransport implements Transport {
  private static final int CHUNK = 16 * 1024;
  private static final boolean QUICK_ACK = knowsQuickAck();
  private static final byte[] NOTHING = new byte[0];

  private final SocketChannel channel;
  private byte[] pushedBack = NOTHING;
  private volatile boolean answered = true;
  private volatile long writeNanos;

  /// When the write under way must be over ([System#nanoTime]); 0 while there is none.
  private volatile long writeDeadline;

  SocketTransport(SocketChannel channel, Duration writeTimeout) {
    this.channel = channel;
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
    long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime() + 999_999);
    if (left <= 0) {
      throw new SocketTimeoutException("out of time");
    }
    var socket = channel.socket();
    var in = socket.getInputStream();
    if (!answered && QUICK_ACK && in.available() == 0) {
      channel.setOption(ExtendedSocketOptions.TCP_QUICKACK, true);
    }
    socket.setSoTimeout((int) Math.min(left, Integer.MAX_VALUE));
    int count = in.read(into, offset, length);
    answered = false;
    return count;
  }

  private int takePushedBack(byte[] into, int offset, int length) {
    int count = Math.min(length, pushedBack.length);
    System.arraycopy(pushedBack, 0, into, offset, count);
    pushedBack = Arrays.copyOfRange(pushedBack, count, pushedBack.length);
    return count;
  }

  @Override
  public int available() throws IOException {
    return pushedBack.length + channel.socket().getInputStream().available();
  }

  @Override
  public void write(byte[] from, int offset, int length) throws IOException {
    var out = channel.socket().getOutputStream();
    answered = true;
    try {
      int end = offset + length;
      for (int at = offset; at < end; at += CHUNK) {
        writeDeadline = Math.max(1, System.nanoTime() + writeNanos);
        out.write(from, at, Math.min(CHUNK, end - at));
      }
    } finally {
      writeDeadline = 0;
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
