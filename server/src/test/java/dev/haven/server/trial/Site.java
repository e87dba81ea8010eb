package dev.haven.server.trial;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haven.directory.Address;
import dev.haven.directory.Directory;
import dev.haven.directory.DirectoryRefused;
import dev.haven.server.Settings;
import dev.haven.server.control.Refused;
import dev.haven.server.control.RemoteAdministration;
import dev.haven.store.journal.JournalOptions;
import dev.haven.store.journal.JournalStore;
import dev.haven.store.journal.JournalVerifier;
import dev.haven.store.journal.Progress;
import dev.haven.store.journal.VerifyReport;
import dev.haven.testkit.peer.Daemon;
import dev.haven.wire.SyntaxException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/// A data directory with its configuration: listeners on free high ports of the loopback address.
///
/// @param data the directory
/// @param ports by the listener's name
record Site(Path data, Map<String, Integer> ports) {
  /// The library that this JVM loads stays open to its end, so it may not lie in what a test
  /// removes.
  private static final JournalOptions OPTIONS =
      JournalOptions.defaults().natives(Path.of("target", "natives"));

  private static final Duration PATIENCE = Duration.ofSeconds(40);

  static final String PASSWORD = "correct horse battery";

  /// @param more lines of `haven.toml` that go before the listeners
  /// @param everyListener lines that go into each listener's section
  static Site at(Path data, String more, String everyListener) throws IOException {
    var ports = freePorts();
    var toml =
        "hostname = \"mail.trial.example\"\n"
            + more
            + Settings.listeners(ports::get, "enabled = true\n" + everyListener);
    Files.createDirectories(data);
    Files.writeString(data.resolve("haven.toml"), toml);
    return new Site(data, ports);
  }

  /// Adds accounts, each with [#PASSWORD], while no server runs.
  void people(String... addresses) throws SyntaxException, DirectoryRefused {
    try (var store = JournalStore.open(data.resolve("store"), OPTIONS);
        var directory = Directory.open(store)) {
      for (var text : addresses) {
        var address = Address.parse(text);
        if (!directory.isLocal(address.domain())) {
          directory.administration().addDomain(address.domain());
        }
        directory.administration().addAccount(address, PASSWORD);
      }
    }
  }

  /// What `haven verify` finds wrong while no server runs.
  List<VerifyReport.Finding> verify() {
    var store = data.resolve("store");
    return JournalVerifier.verify(store, OPTIONS, Progress.UNSEEN).findings();
  }

  /// The commands of the server that runs here. Their socket opens after the ports do.
  RemoteAdministration administration() throws Refused {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      var found = RemoteAdministration.find(data);
      if (found.isPresent()) {
        return found.get();
      }
      assertTrue(System.nanoTime() < end, "no socket for commands in time");
      LockSupport.parkNanos(1_000_000);
    }
  }

  int port(String listener) {
    return ports.getOrDefault(listener, 0);
  }

  /// Free for now, and not given to a client while the server is down.
  private static Map<String, Integer> freePorts() throws IOException {
    var free = Daemon.freePorts(Settings.listeners().size());
    var ports = new LinkedHashMap<String, Integer>();
    Settings.listeners().forEach(name -> ports.put(name, free.get(ports.size())));
    return ports;
  }
}
