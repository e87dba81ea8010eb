package dev.haven.server.control;

import dev.haven.server.json.JsonReader;
import dev.haven.server.json.JsonWriter;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Asks the server that runs, over its socket: one connection for each request.
public final class RemoteAdministration implements Administration {
  private final UnixDomainSocketAddress address;

  private RemoteAdministration(UnixDomainSocketAddress address) {
    this.address = address;
  }

  /// The way to the server of a data directory, if one runs.
  public static Optional<RemoteAdministration> find(Path data) throws Refused {
    var file = data.resolve(ControlSocket.FILE);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    var address = UnixDomainSocketAddress.of(file);
    try {
      SocketChannel.open(address).close();
      return Optional.of(new RemoteAdministration(address));
    } catch (ConnectException _) {
      return Optional.empty(); // Left from a server that died.
    } catch (IOException e) {
      throw new Refused(
          "the server's socket " + file + " cannot be opened: " + e.getMessage(),
          "run this as the user that the server runs as");
    }
  }

  @Override
  public Answer ask(Request request) throws Refused {
    try (var channel = SocketChannel.open(address)) {
      var line = JsonWriter.typed((Record) request) + "\n";
      channel.write(ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8)));
      channel.shutdownOutput();
      var answer = JsonReader.read(Answer.class, ControlSocket.readAll(channel));
      if (answer instanceof Answer.NotDone(var cause, var remedy)) {
        throw new Refused(cause, remedy);
      }
      return answer;
    } catch (IOException e) {
      throw new Refused(
          "the server did not answer: " + e.getMessage(), "look into its log, then try again");
    }
  }

  @Override
  public void close() {}
}
