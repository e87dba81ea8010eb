package dev.haven.imap;

import dev.haven.testkit.Peer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// A client of a session that runs on a thread of its own: sends a command, reads all that comes up
/// to its tagged answer.
final class QueuedPeer implements AutoCloseable {
  private static final byte[] END = {};

  private final BlockingQueue<byte[]> toServer = new LinkedBlockingQueue<>();
  private final BlockingQueue<byte[]> fromServer = new LinkedBlockingQueue<>();
  private byte[] piece = END;
  private int at;
  private int commands;

  QueuedPeer(ImapWorld world) throws IOException {
    var peer = new Peer(1, input(), output(), true);
    Thread.ofVirtual().start(() -> serve(world, peer));
    line();
  }

  private void serve(ImapWorld world, Peer peer) {
    try {
      world.serve(peer);
    } catch (IOException _) {
      // the test went away
    } finally {
      fromServer.add(END);
    }
  }

  /// All lines up to the tagged answer, which is the last.
  List<String> send(String command) throws IOException {
    var tag = "t" + ++commands;
    toServer.add((tag + " " + command + "\r\n").getBytes(StandardCharsets.UTF_8));
    var lines = new ArrayList<String>();
    do {
      lines.add(line());
    } while (!lines.getLast().startsWith(tag + " "));
    return lines;
  }

  private String line() throws IOException {
    var line = new ByteArrayOutputStream();
    for (int b = next(); b != '\n'; b = next()) {
      line.write(b);
    }
    return line.toString(StandardCharsets.UTF_8).stripTrailing();
  }

  private int next() throws IOException {
    while (at == piece.length) {
      piece = await(fromServer);
      at = 0;
      if (piece.length == 0) {
        throw new IOException("the session has ended");
      }
    }
    return piece[at++];
  }

  private static byte[] await(BlockingQueue<byte[]> queue) throws IOException {
    try {
      var piece = queue.poll(20, TimeUnit.SECONDS);
      if (piece == null) {
        throw new IOException("nothing came");
      }
      return piece;
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  private InputStream input() {
    return new InputStream() {
      @Override
      public int read(byte[] into, int offset, int length) throws IOException {
        var bytes = await(toServer);
        System.arraycopy(bytes, 0, into, offset, bytes.length);
        return bytes.length == 0 ? -1 : bytes.length;
      }

      @Override
      public int read() {
        throw new UnsupportedOperationException();
      }
    };
  }

  private OutputStream output() {
    return new OutputStream() {
      @Override
      public void write(byte[] bytes, int offset, int length) {
        fromServer.add(Arrays.copyOfRange(bytes, offset, offset + length));
      }

      @Override
      public void write(int b) {
        fromServer.add(new byte[] {(byte) b});
      }
    };
  }

  @Override
  public void close() {
    toServer.add(END);
  }
}
