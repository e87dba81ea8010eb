package dev.haven.server.control;

import dev.haven.server.json.JsonReader;
import dev.haven.server.json.JsonWriter;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import jdk.net.ExtendedSocketOptions;

/// Listens on `control.sock` for the commands of the administrator.
///
/// Each connection is a virtual thread that reads one request, answers it and ends; at most
/// [#AT_ONCE] at a time, each within [#PATIENCE] and [#LONGEST] octets. Closing it removes the
/// socket.
public final class ControlSocket implements AutoCloseable {
  public static final String FILE = "control.sock";

  static final int LONGEST = 64 << 10;
  private static final int MOST_IGNORED = 1 << 20;
  private static final int AT_ONCE = 8;
  private static final int WAITING = 256;
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final System.Logger LOG = System.getLogger(ControlSocket.class.getName());

  private final Path file;
  private final ServerSocketChannel channel;
  private final Function<String, Administration> administration;
  private final Semaphore places = new Semaphore(AT_ONCE);

  private ControlSocket(
      Path file, ServerSocketChannel channel, Function<String, Administration> administration) {
    this.file = file;
    this.channel = channel;
    this.administration = administration;
  }

  /// Opens it in a data directory whose lock the caller holds: a socket that lies there already is
  /// left from a server that died.
  ///
  /// @param administration who answers, given the name of the user who asks
  public static ControlSocket open(Path data, Function<String, Administration> administration)
      throws IOException {
    var file = data.resolve(FILE);
    Files.deleteIfExists(file);
    var channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    try {
      channel.bind(UnixDomainSocketAddress.of(file), WAITING);
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    } catch (IOException e) {
      channel.close();
      throw e;
    }
    var socket = new ControlSocket(file, channel, administration);
    Thread.ofVirtual().name("control").start(socket::accept);
    return socket;
  }

  private void accept() {
    while (channel.isOpen()) {
      try {
        places.acquire();
        var client = channel.accept();
        Thread.ofVirtual().start(() -> serve(client));
      } catch (IOException | InterruptedException e) {
        if (channel.isOpen()) {
          LOG.log(System.Logger.Level.WARNING, "event=control-accept-failed", e);
        }
        places.release();
      }
    }
  }

  private void serve(SocketChannel client) {
    var watchdog = Thread.ofVirtual().start(() -> closeLater(client));
    try (client) {
      var answer = answer(client);
      watchdog.interrupt();
      client.write(ByteBuffer.wrap((answer + "\n").getBytes(StandardCharsets.UTF_8)));
    } catch (IOException e) {
      LOG.log(System.Logger.Level.DEBUG, "event=control-lost cause={0}", e.getMessage());
    } finally {
      watchdog.interrupt();
      places.release();
    }
  }

  /// Never fails for what was asked: that is an answer.
  private String answer(SocketChannel client) throws IOException {
    try {
      var line = readLine(client);
      var who = client.getOption(ExtendedSocketOptions.SO_PEERCRED).user().getName();
      return JsonWriter.typed((Record) ask(line, who));
    } catch (Refused refused) {
      return JsonWriter.typed(new Answer.NotDone(refused.cause(), refused.remedy()));
    } catch (RuntimeException bug) {
      LOG.log(System.Logger.Level.ERROR, "event=control-failed", bug);
      return JsonWriter.typed(new Answer.NotDone("internal error: " + bug, "look into the log"));
    }
  }

  private Answer ask(String line, String who) throws Refused {
    try {
      var request = JsonReader.read(Request.class, line);
      return administration.apply(who).ask(request);
    } catch (IOException e) {
      return new Answer.NotDone(
          "the request is not understood: " + e.getMessage(),
          "use the haven command of the version that runs");
    }
  }

  /// What a request may be: a line, up to a limit, then the end of the stream.
  private static String readLine(SocketChannel from) throws IOException, Refused {
    var in = Channels.newInputStream(from);
    var line = in.readNBytes(LONGEST + 1);
    if (line.length > LONGEST) {
      in.readNBytes(MOST_IGNORED); // What stays unread would reset the connection under the answer.
      throw new Refused("the request is longer than " + LONGEST + " octets", "ask for less");
    }
    return new String(line, StandardCharsets.UTF_8).strip();
  }

  /// What an answer may be: as much as the server has to say.
  static String readAll(SocketChannel from) throws IOException {
    return new String(Channels.newInputStream(from).readAllBytes(), StandardCharsets.UTF_8).strip();
  }

  private static void closeLater(SocketChannel client) {
    try {
      Thread.sleep(PATIENCE);
      client.close();
    } catch (InterruptedException | IOException _) {
      // It has been answered, or is gone.
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
      Files.deleteIfExists(file);
    } catch (IOException e) {
      LOG.log(System.Logger.Level.WARNING, "event=control-not-closed", e);
    }
  }
}
