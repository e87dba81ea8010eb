package dev.haven.diagnosis.probe;

import dev.haven.diagnosis.Deadline;
import dev.haven.diagnosis.Printable;
import dev.haven.wire.OutboundConnection;
import dev.haven.wire.TlsClient;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import javax.net.ssl.SSLPeerUnverifiedException;

/// Lines to and from a server, remembered as evidence. For one thread.
public final class Conversation implements AutoCloseable {
  private static final int LONGEST_LINE = 8192;
  private static final int MOST_HEARD = 400;
  private static final int LONGEST_SHOWN = 300;
  private static final TlsClient TLS = new TlsClient();

  private final OutboundConnection connection;
  private final Deadline deadline;
  private final List<String> heard;
  private final byte[] arrived = new byte[LONGEST_LINE];
  private int start;
  private int end;

  /// @param heard gets every line, ours with `C:`, theirs with `S:`
  Conversation(OutboundConnection connection, Deadline deadline, List<String> heard) {
    this.connection = connection;
    this.deadline = deadline;
    this.heard = heard;
  }

  static List<String> evidence() {
    return new ArrayList<>();
  }

  /// The next line, without its end: CRLF, or LF from those who do not know better.
  ///
  /// @throws EOFException at the end of the connection
  /// @throws SocketTimeoutException if nothing came in time
  String line(Duration patience) throws IOException {
    var until = Deadline.in(deadline.least(patience));
    var line = new ByteArrayOutputStream();
    while (true) {
      while (start < end) {
        byte next = arrived[start++];
        if (next == '\n') {
          return shown(line);
        }
        if (line.size() < LONGEST_LINE) {
          line.write(next);
        }
      }
      try {
        fill(until);
      } catch (IOException e) {
        if (line.size() > 0) {
          return shown(line); // Half a line is evidence too; the next read says how it ended.
        }
        throw e;
      }
    }
  }

  private void fill(Deadline until) throws IOException {
    connection.timeout(positive(until.left()));
    int count = connection.in().read(arrived, 0, arrived.length);
    if (count < 0) {
      throw new EOFException("the connection was closed");
    }
    start = 0;
    end = count;
  }

  private static Duration positive(Duration time) {
    return time.isPositive() ? time : Duration.ofMillis(1);
  }

  private String shown(ByteArrayOutputStream bytes) {
    var text = printable(bytes.toString(StandardCharsets.UTF_8));
    note("S: " + text);
    return text;
  }

  /// Without the CR at its end, and without what a terminal would obey.
  private static String printable(String text) {
    var line = text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
    return Printable.text(line);
  }

  private void note(String line) {
    if (heard.size() < MOST_HEARD) {
      heard.add(line.length() > LONGEST_SHOWN ? line.substring(0, LONGEST_SHOWN) + "..." : line);
    }
  }

  /// Does nothing for so long, but no longer than there is time.
  void pause(Duration time) {
    LockSupport.parkNanos(deadline.least(time).toNanos());
  }

  /// Sends a line.
  void say(String line) throws IOException {
    say(line, line);
  }

  /// Sends a line, and remembers it in other words: those that hold no secret.
  void say(String line, String remembered) throws IOException {
    note("C: " + remembered);
    connection.timeout(positive(deadline.left()));
    connection.out().write(line + "\r\n");
    connection.out().flush();
  }

  /// Sends bytes that are no line, and waits for so many of the answer; fewer if there are no more.
  byte[] exchange(byte[] bytes, int count, Duration patience) throws IOException {
    var until = Deadline.in(deadline.least(patience));
    connection.timeout(positive(deadline.left()));
    connection.out().write(bytes);
    connection.out().flush();
    var answer = new ByteArrayOutputStream();
    while (answer.size() < count) {
      try {
        fill(until);
      } catch (EOFException _) {
        break;
      }
      answer.write(arrived, start, end - start);
      start = end;
    }
    return answer.toByteArray();
  }

  /// Negotiates TLS, with any certificate.
  TlsSeen startTls(String host, Duration patience) {
    long began = System.nanoTime();
    start = 0;
    end = 0; // What was said in clear behind the answer may be injected (RFC 3207 §4.2).
    try {
      connection.startTls(TLS.anew(host), positive(deadline.least(patience)));
      var session = connection.tls().orElseThrow();
      var elapsed = Duration.ofNanos(System.nanoTime() - began);
      note("-- %s, %s".formatted(session.getProtocol(), session.getCipherSuite()));
      return new TlsSeen.Agreed(
          session.getProtocol(), session.getCipherSuite(), TlsClient.chain(session), elapsed);
    } catch (SSLPeerUnverifiedException _) {
      return failed("the server showed no certificate");
    } catch (IOException e) {
      return failed(String.valueOf(e.getMessage()));
    }
  }

  private TlsSeen failed(String words) {
    note("-- TLS failed: " + words);
    return new TlsSeen.Failed(words);
  }

  @Override
  public void close() {
    connection.close();
    connection.release();
  }
}
