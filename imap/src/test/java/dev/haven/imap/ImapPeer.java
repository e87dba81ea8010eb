package dev.haven.imap;

import dev.haven.testkit.Peer;
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

/// A client's end of a session that runs on a thread of its own. Reads with [ResponseReader], so
/// that every answer is held to the grammar.
final class ImapPeer implements AutoCloseable {
  private static final byte[] END = {};

  /// What came for one command.
  ///
  /// @param tagged the tagged answer, or the `BYE` that came instead
  record Answer(String command, List<Response> untagged, Response.Status tagged) {
    boolean isOk() {
      return tagged.condition().equals("OK");
    }

    List<Response.Data> data() {
      return untagged.stream()
          .filter(Response.Data.class::isInstance)
          .map(Response.Data.class::cast)
          .toList();
    }

    /// What a response code says, tagged or untagged: `7 3` for `APPENDUID`; empty if it is
    /// missing.
    String code(String name) {
      var all = new ArrayList<>(untagged);
      all.add(tagged);
      for (var response : all.reversed()) {
        if (response instanceof Response.Status status && status.code().startsWith(name)) {
          return status.code().substring(name.length()).strip();
        }
      }
      return "";
    }
  }

  private final BlockingQueue<byte[]> toServer = new LinkedBlockingQueue<>();
  private final BlockingQueue<byte[]> fromServer = new LinkedBlockingQueue<>();
  private final ResponseReader reader;
  private int commands;

  ImapPeer(ImapWorld world, boolean utf8) throws IOException {
    var peer = new Peer(1, new QueueInput(toServer), output(), true);
    reader = new ResponseReader(new QueueInput(fromServer), utf8);
    Thread.ofVirtual().start(() -> serve(world, peer));
    reader.next();
  }

  private void serve(ImapWorld world, Peer peer) {
    try {
      world.serve(peer);
    } catch (IOException _) {
      // The test went away, or the session gave the connection up; the test sees the end.
    } finally {
      fromServer.add(END);
    }
  }

  Answer send(String command) throws IOException {
    return send(command.getBytes(StandardCharsets.UTF_8), command);
  }

  /// A command without its tag and its last CRLF.
  Answer send(byte[] command, String name) throws IOException {
    var tag = begin(command);
    return toTag(tag, name, new ArrayList<>());
  }

  /// IDLE, ended at once.
  Answer idle() throws IOException {
    var tag = begin("IDLE".getBytes(StandardCharsets.US_ASCII));
    var untagged = new ArrayList<Response>();
    var first = reader.next();
    while (!(first instanceof Response.Continuation)) {
      untagged.add(first);
      first = reader.next();
    }
    toServer.add("DONE\r\n".getBytes(StandardCharsets.US_ASCII));
    return toTag(tag, "IDLE", untagged);
  }

  private String begin(byte[] command) {
    var tag = "t" + ++commands;
    toServer.add((tag + " ").getBytes(StandardCharsets.US_ASCII));
    toServer.add(command);
    toServer.add("\r\n".getBytes(StandardCharsets.US_ASCII));
    return tag;
  }

  private Answer toTag(String tag, String name, List<Response> untagged) throws IOException {
    while (true) {
      var response = reader.next();
      if (response instanceof Response.Status status
          && (status.tag().equals(tag) || isEnd(status, name))) {
        return new Answer(name, untagged, status);
      }
      untagged.add(response);
    }
  }

  private static boolean isEnd(Response.Status status, String name) {
    return status.condition().equals("BYE") && !name.equals("LOGOUT");
  }

  private static byte[] await(BlockingQueue<byte[]> queue) throws IOException {
    try {
      var piece = queue.poll(40, TimeUnit.SECONDS);
      if (piece == null) {
        throw new IOException("nothing came");
      }
      return piece;
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  private OutputStream output() {
    return new OutputStream() {
      @Override
      public void write(byte[] bytes, int offset, int length) {
        if (length > 0) {
          fromServer.add(Arrays.copyOfRange(bytes, offset, offset + length));
        }
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

  /// Bytes that another thread queued, up to an empty piece.
  private static final class QueueInput extends InputStream {
    private final BlockingQueue<byte[]> queue;
    private byte[] piece = {};
    private int at;
    private boolean ended;

    QueueInput(BlockingQueue<byte[]> queue) {
      this.queue = queue;
    }

    @Override
    public int read() throws IOException {
      return more() ? piece[at++] & 0xff : -1;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      if (!more()) {
        return -1;
      }
      int count = Math.min(length, piece.length - at);
      System.arraycopy(piece, at, into, offset, count);
      at += count;
      return count;
    }

    private boolean more() throws IOException {
      if (at == piece.length && !ended) {
        piece = await(queue);
        at = 0;
        ended = piece.length == 0;
      }
      return !ended;
    }
  }
}
