package dev.haven.message;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The messages that tests read: those in the test's resources always, those in `../shared/vectors`
/// where that is.
final class Vectors {
  private Vectors() {}

  /// The folder of shared vectors, which is beside the project or where `-Dvectors=` says.
  static Optional<Path> shared() {
    return Stream.of(System.getProperty("vectors", "../shared/vectors"), "../../shared/vectors")
        .map(Path::of)
        .filter(Files::isDirectory)
        .findFirst();
  }

  static Path own() {
    return Path.of("src/test/resources/messages");
  }

  /// Every file under a folder, sorted.
  static List<Path> files(Path folder) {
    try (var files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Every message there is: our own, and the shared ones if they are at hand.
  static Stream<Path> messages() {
    var shared =
        shared().stream()
            .flatMap(root -> Stream.of(root.resolve("mime"), root.resolve("real-mail")))
            .flatMap(folder -> files(folder).stream())
            .filter(file -> !file.toString().endsWith(".json"));
    return Stream.concat(files(own()).stream(), shared);
  }

  static byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
