package dev.haven.store.journal;

import dev.haven.store.StoreOptions;
import dev.haven.store.contract.TestClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/// Options for stores of tests: small segments, small memory, no background, natives unpacked once.
final class TestFolders {
  /// Beside the classes, so that it outlives a test and goes with `clean`.
  static final Path NATIVES = Path.of("target", "native");

  private TestFolders() {}

  static JournalOptions options(StoreOptions keeping, TestClock clock) {
    return JournalOptions.defaults()
        .keeping(keeping)
        .clock(clock)
        .segmentSize(64 << 10)
        .indexMemory(4 << 20)
        .bodyMemory(128 << 10)
        .reserve(0)
        .upkeep(Duration.ZERO)
        .natives(NATIVES);
  }

  /// Copies the folder of an open store that nobody writes to. RocksDB may tidy up its files
  /// meanwhile; then it is copied again.
  static void copyOpen(Path from, Path to) throws IOException {
    for (int tries = 0; ; tries++) {
      try {
        copy(from, to);
        return;
      } catch (IOException e) {
        DataFolder.deleteTree(to);
        if (tries == 10) {
          throw e;
        }
      }
    }
  }

  static void copy(Path from, Path to) throws IOException {
    try (var paths = Files.walk(from)) {
      for (var path : paths.toList()) {
        var target = to.resolve(from.relativize(path).toString());
        if (Files.isDirectory(path)) {
          Files.createDirectories(target);
        } else {
          Files.copy(path, target);
        }
      }
    }
  }
}
