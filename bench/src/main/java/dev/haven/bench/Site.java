package dev.haven.bench;

import dev.haven.bench.side.Haven;
import dev.haven.bench.side.Identity;
import dev.haven.bench.side.Leftovers;
import dev.haven.bench.side.Peers;
import dev.haven.bench.side.Side;
import dev.haven.bench.workload.People;
import dev.haven.bench.workload.Stage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// Both sides of a run with all that they need, running. Closing it ends every process and removes
/// every file; so does the end of this program, whatever ends it but `kill -9`, and after that the
/// next run does.
final class Site implements AutoCloseable {
  private final Path folder;
  private final Setup setup;
  private final Identity identity;
  private final Progress progress;
  private final Stage stage;
  private volatile boolean ending;
  private final List<Side> sides = new ArrayList<>();
  private final List<Side> opened = new CopyOnWriteArrayList<>();
  private final Thread atEnd = new Thread(this::end, "clearing up");

  private Site(Path folder, Setup setup, Progress progress) throws IOException {
    this.folder = folder;
    this.setup = setup;
    this.progress = progress;
    identity = Identity.make(folder);
    stage = new Stage(setup.quick(), this::another);
  }

  /// Makes everything, and starts it.
  static Site open(Setup setup, Progress progress) throws IOException {
    var under = setup.under();
    Leftovers.clear(under);
    var folder = under.resolve(Leftovers.PREFIX + ProcessHandle.current().pid());
    Files.createDirectories(folder);
    var site = new Site(folder, setup, progress);
    Runtime.getRuntime().addShutdownHook(site.atEnd);
    try {
      site.start(true);
      if (setup.peers()) {
        site.start(false);
      }
      return site;
    } catch (IOException | RuntimeException e) {
      site.close();
      throw e;
    }
  }

  private void start(boolean ours) throws IOException {
    var side = another(ours, "main", false);
    progress.say("Starting " + side.name());
    side.addAccounts(People.all());
    try {
      side.start();
    } catch (IOException e) {
      throw new IOException(e.getMessage() + "\n" + String.join("\n", side.log()), e);
    }
    sides.add(side);
  }

  private Side another(boolean ours, String name, boolean wide) throws IOException {
    var side =
        ours
            ? new Haven(folder, setup.launcher(), "haven-" + name, identity)
            : new Peers(folder, "peers-" + name, identity, wide ? Peers.WIDE : "");
    opened.add(side);
    return side;
  }

  Stage stage() {
    return stage;
  }

  List<Side> sides() {
    return sides;
  }

  Path folder() {
    return folder;
  }

  List<String> settings() throws IOException {
    var lines = new ArrayList<String>();
    for (var side : sides) {
      lines.addAll(side.settings());
    }
    return lines;
  }

  @Override
  public void close() {
    if (!ending) {
      Runtime.getRuntime().removeShutdownHook(atEnd);
      clear();
    }
  }

  /// The program was told to end: what fails from now on fails because of that.
  private void end() {
    ending = true;
    progress.hush();
    clear();
  }

  private void clear() {
    if (setup.keep()) {
      opened.forEach(Site::stop);
      return;
    }
    opened.forEach(Side::close);
    Leftovers.remove(folder);
  }

  private static void stop(Side side) {
    try {
      side.stop();
      side.cell().close();
    } catch (IOException e) {
      System.err.println("cannot stop " + side.name() + ": " + e);
    }
  }
}
