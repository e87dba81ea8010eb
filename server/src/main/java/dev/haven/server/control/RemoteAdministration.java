package dev.haven.server.control;

import dev.haven.server.json.JsonReader;
import dev.haven.server.json.JsonWriter;
import dev.haven.store.journal.Progress;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Asks the server that runs, over its socket: one connection for each request. For one thread.
public final class RemoteAdministration implements Administration {
  private static final int TRIES = 50;

  private final UnixDomainSocketAddress address;

  /// The connection that showed that a server is there; the first question goes over it.
  private Optional<SocketChannel> open;

  private RemoteAdministration(UnixDomainSocketAddress address, SocketChannel open) {
    this.address = address;
    this.open = Optional.of(open);
  }

  /// The way to the server of a data directory, if one runs.
  public static Optional<RemoteAdministration> find(Path data) throws Refused {
    return find(data.resolve(ControlSocket.FILE), TRIES);
  }

  /// A socket that is not there any more is one of a server that has just stopped, and another may
  /// have come since.
  private static Optional<RemoteAdministration> find(Path file, int tries) throws Refused {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    var address = UnixDomainSocketAddress.of(file);
    try {
      return Optional.of(new RemoteAdministration(address, SocketChannel.open(address)));
    } catch (ConnectException _) {
      return Optional.empty(); // Left from a server that died.
    } catch (IOException e) {
      if (tries > 1) {
        return find(file, tries - 1);
      }
      throw new Refused(
          "the server's socket " + file + " cannot be opened: " + e.getMessage(),
          "run this as the user that the server runs as");
    }
  }

  @Override
  public Answer ask(Request request, Progress progress) throws Refused {
    try (var channel = channel()) {
      var line = JsonWriter.typed((Record) request) + "\n";
      channel.write(ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8)));
      var answer = answer(channel, progress);
      if (answer instanceof Answer.NotDone(var cause, var remedy)) {
        throw new Refused(cause, remedy);
      }
      return answer;
    } catch (IOException e) {
      throw new Refused(
          "the server did not answer: " + e.getMessage(), "look into its log, then try again");
    }
  }

  /// Reads what the server says up to its answer.
  static Answer answer(SocketChannel channel, Progress progress) throws IOException {
    var in = new BufferedReader(Channels.newReader(channel, StandardCharsets.UTF_8));
    while (true) {
      var line = in.readLine();
      if (line == null) {
        throw new EOFException("it ended");
      }
      switch (JsonReader.read(Message.class, line)) {
        case Message.Underway(var what, var done, var total) -> progress.at(what, done, total);
        case Answer answer -> {
          return answer;
        }
      }
    }
  }

  private SocketChannel channel() throws IOException {
    var known = open;
    open = Optional.empty();
    return known.isPresent() ? known.get() : SocketChannel.open(address);
  }

  @Override
  public void close() {
    try {
      if (open.isPresent()) {
        open.get().close();
      }
    } catch (IOException _) {
      // Nothing was said over it.
    }
  }
}
