package dev.haven.testkit.peer;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A real server of another make. From the beginning it has a folder, and ports with names, so that
/// others can be told of them; it runs from its `start` until it is closed.
///
/// For one thread. What does not start is ended at once, and what it said is in the exception.
public abstract sealed class PeerServer implements AutoCloseable
    permits DovecotServer, EximServer, KnotServer, PostfixServer, UnboundServer {
  private final PeerFolder folder;
  private final Map<String, Integer> ports;
  private Optional<Daemon> daemon = Optional.empty();

  PeerServer(PeerFolder folder, Map<String, Integer> ports) {
    this.folder = folder;
    this.ports = ports;
  }

  /// A port for each name.
  static Map<String, Integer> free(List<String> names) throws IOException {
    var free = Daemon.freePorts(names.size());
    var ports = new LinkedHashMap<String, Integer>();
    names.forEach(name -> ports.put(name, free.get(ports.size())));
    return ports;
  }

  public final PeerFolder folder() {
    return folder;
  }

  public final int port(String name) {
    return Optional.ofNullable(ports.get(name)).orElseThrow();
  }

  /// All of them, by their names.
  final Map<String, Integer> ports() {
    return ports;
  }

  /// Writes a file in which the name of a port in braces is its number; the rest is as with
  /// [PeerFolder#write].
  final Path write(String file, String text, Map<String, ?> values) throws IOException {
    Map<String, Object> all = new HashMap<>(values);
    all.putAll(ports);
    return folder.write(file, text, all);
  }

  /// Begins to run it; it is for the caller to see when it is ready.
  final Daemon run(Object... command) throws IOException {
    var words = List.of(command).stream().map(String::valueOf).toList();
    var started = Daemon.start(folder.path(), words);
    daemon = Optional.of(started);
    return started;
  }

  @Override
  public final void close() {
    daemon.ifPresent(Daemon::close);
  }
}
