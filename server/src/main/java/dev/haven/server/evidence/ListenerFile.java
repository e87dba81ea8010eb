package dev.haven.server.evidence;

import static java.lang.System.Logger.Level.WARNING;

import dev.haven.server.certificate.PrivateFiles;
import dev.haven.server.json.JsonReader;
import dev.haven.server.json.JsonWriter;
import dev.haven.wire.Listener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/// Keeps what listeners have seen over a restart, in the format that the package describes.
///
/// A thread of its own writes once a minute and at the end; who dies in between loses a minute of
/// counts. Trouble with the file is logged and keeps nobody from being served. Opened and closed by
/// one thread.
public final class ListenerFile implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(ListenerFile.class.getName());
  private static final Duration BETWEEN = Duration.ofMinutes(1);

  private final Path file;
  private final Supplier<List<Listener>> listeners;
  private final Thread writer;
  private KeptListeners waiting = new KeptListeners(List.of());
  private String written = "";

  private ListenerFile(Path file, Supplier<List<Listener>> listeners) {
    this.file = file;
    this.listeners = listeners;
    this.writer = Thread.ofPlatform().daemon().name("listener-file").unstarted(this::keep);
  }

  /// Tells the listeners what they saw before, and begins to write down what they see.
  ///
  /// @param listeners those that are bound now
  public static ListenerFile open(Path file, Supplier<List<Listener>> listeners) {
    var opened = new ListenerFile(file, listeners);
    opened.restore();
    opened.writer.start();
    return opened;
  }

  private synchronized void restore() {
    try {
      if (Files.exists(file)) {
        waiting = JsonReader.read(KeptListeners.class, Files.readString(file));
        waiting = waiting.restore(listeners.get());
      }
    } catch (IOException e) {
      LOG.log(WARNING, "event=listener-file-unreadable file=" + file, e);
    }
  }

  private void keep() {
    try {
      while (true) {
        Thread.sleep(BETWEEN);
        write();
      }
    } catch (InterruptedException _) {
      // The way down.
    }
  }

  private synchronized void write() {
    var bound = listeners.get();
    waiting = waiting.restore(bound);
    var text = JsonWriter.typed(KeptListeners.of(bound).plus(waiting));
    if (text.equals(written)) {
      return;
    }
    try {
      PrivateFiles.write(file, text);
      written = text;
    } catch (IOException e) {
      LOG.log(WARNING, "event=listener-file-not-written file=" + file, e);
    }
  }

  /// Writes once more. The listeners may be closed already: what they saw, they still know.
  @Override
  public void close() {
    writer.interrupt();
    try {
      writer.join();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    write();
  }
}
