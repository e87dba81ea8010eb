package dev.haven.server.programs;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/// Where another server puts what arrives.
///
/// @param folder with `new` in it, once something has come
record Maildir(Path folder) {
  private static final Duration PATIENCE = Duration.ofSeconds(40);

  /// A message that has arrived, which is taken away; waits for one.
  ///
  /// @param log of the server, for the failure's text
  String arrived(Path log) throws IOException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < end) {
      var first = first();
      if (first.isPresent()) {
        var text = Files.readString(first.get(), StandardCharsets.ISO_8859_1);
        Files.delete(first.get());
        return text;
      }
      LockSupport.parkNanos(5_000_000);
    }
    throw new AssertionError("nothing has arrived:\n" + Letters.read(log));
  }

  private Optional<Path> first() throws IOException {
    var arrived = folder.resolve("new");
    if (!Files.isDirectory(arrived)) {
      return Optional.empty();
    }
    try (var files = Files.list(arrived)) {
      return files.findFirst();
    }
  }
}
