package dev.haven.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Compares generated text with a file kept in the repository.
///
/// `-Dgolden=update` rewrites the file instead, so that the change is reviewed as a diff.
public final class Golden {
  private Golden() {}

  public static void assertMatches(Path file, String actual) throws IOException {
    if ("update".equals(System.getProperty("golden"))) {
      Files.writeString(file, actual);
    }
    assertEquals(
        Files.readString(file), actual, () -> file + " is stale: run with -Dgolden=update");
  }
}
