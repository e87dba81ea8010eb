package dev.haven.server.control;

import dev.haven.server.json.JsonReader;
import dev.haven.server.json.JsonWriter;
import dev.haven.store.journal.Progress;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import jdk.net.ExtendedSocketOptions;
import org.jspecify.annotations.Nullable;

/// One connection to the control socket: a request, how far its work has come, its answer.
///
/// The request must come within [#PATIENCE], and each thing said be taken within it. Work that
/// tells its progress ends when the client leaves, and never waits for a client that does not read.
final class Visit implements Progress {
  private static final int MOST_IGNORED = 1 << 20;
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration BETWEEN = Duration.ofMillis(100);
  private static final System.Logger LOG = System.getLogger(Visit.class.getName());

  private final SocketChannel client;
  private final Function<String, Administration> administration;
  private final AtomicReference<Message.@Nullable Underway> news = new AtomicReference<>();
  private final AtomicBoolean underway = new AtomicBoolean();
  private volatile boolean answered;
  private volatile boolean gone;

  Visit(SocketChannel client, Function<String, Administration> administration) {
    this.client = client;
    this.administration = administration;
  }

  /// Serves it to its end and closes the connection.
  void serve() {
    try (client) {
      var answer = answer();
      answered = true;
      say(answer);
    } catch (IOException e) {
      LOG.log(System.Logger.Level.DEBUG, "event=control-lost cause={0}", e.getMessage());
    }
  }

  /// Never fails for what was asked: that is an answer.
  private Answer answer() throws IOException {
    try {
      var line = inTime(this::readLine);
      var who = client.getOption(ExtendedSocketOptions.SO_PEERCRED).user().getName();
      return ask(line, who);
    } catch (Refused refused) {
      return new Answer.NotDone(refused.cause(), refused.remedy());
    } catch (CancellationException _) {
      throw new IOException("the client has gone");
    } catch (RuntimeException bug) {
      LOG.log(System.Logger.Level.ERROR, "event=control-failed", bug);
      return new Answer.NotDone("internal error: " + bug, "look into the log");
    }
  }

  private Answer ask(String line, String who) throws Refused {
    Request request;
    try {
      request = JsonReader.read(Request.class, line);
    } catch (IOException e) {
      return new Answer.NotDone(
          "the request is not understood: " + e.getMessage(),
          "use the haven command of the version that runs");
    }
    return administration.apply(who).ask(request, this);
  }

  /// What a request may be: a line, up to a limit.
  private String readLine() throws IOException, Refused {
    var line = new StringBuilder();
    var part = ByteBuffer.allocate(ControlSocket.LONGEST + 1);
    long total = 0;
    boolean whole = false;
    while (!whole && total < MOST_IGNORED && client.read(part) >= 0) {
      var text = StandardCharsets.ISO_8859_1.decode(part.flip());
      whole = text.toString().indexOf('\n') >= 0;
      total += text.length();
      if (line.length() <= ControlSocket.LONGEST) {
        line.append(text);
      }
      part.clear();
    }
    int end = line.indexOf("\n") < 0 ? line.length() : line.indexOf("\n");
    if (end > ControlSocket.LONGEST) {
      // What stays unread would reset the connection under the answer; hence the loop to its end.
      throw new Refused(
          "the request is longer than " + ControlSocket.LONGEST + " octets", "ask for less");
    }
    var octets = line.substring(0, end).getBytes(StandardCharsets.ISO_8859_1);
    return new String(octets, StandardCharsets.UTF_8).strip();
  }

  /// Notes how far the work has come; another thread says so.
  @Override
  public void at(String what, long done, long total) {
    if (gone) {
      throw new CancellationException("the client has gone");
    }
    news.set(new Message.Underway(what, done, total));
    if (!underway.getAndSet(true)) {
      Thread.ofVirtual().name("control-progress").start(this::tell);
      Thread.ofVirtual().name("control-watch").start(this::watch);
    }
  }

  private void tell() {
    try {
      while (!answered && !gone) {
        var latest = news.getAndSet(null);
        if (latest != null) {
          say(latest);
        }
        Thread.sleep(BETWEEN);
      }
    } catch (IOException | InterruptedException _) {
      gone = true;
    }
  }

  /// Whoever has nothing more to ask keeps the connection open for the answer, or closes it.
  private void watch() {
    try {
      var ignored = ByteBuffer.allocate(1024);
      while (client.read(ignored) >= 0) {
        ignored.clear();
      }
    } catch (IOException _) {
      // It is closed on either side.
    }
    gone = true;
  }

  private synchronized void say(Message message) throws IOException {
    if (message instanceof Message.Underway && answered) {
      return;
    }
    var line = JsonWriter.typed((Record) message) + "\n";
    var bytes = ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8));
    try {
      inTime(() -> {
        while (bytes.hasRemaining()) {
          client.write(bytes);
        }
        return line;
      });
    } catch (Refused impossible) {
      throw new IOException(impossible);
    }
  }

  private interface Step {
    String run() throws IOException, Refused;
  }

  /// Closes the connection under a step that takes too long.
  private String inTime(Step step) throws IOException, Refused {
    var watchdog = Thread.ofVirtual().start(this::closeLater);
    try {
      return step.run();
    } finally {
      watchdog.interrupt();
    }
  }

  private void closeLater() {
    try {
      Thread.sleep(PATIENCE);
      client.close();
    } catch (InterruptedException | IOException _) {
      // It was in time, or is gone.
    }
  }
}
