package dev.haven.testkit.peer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LifelineTest {
  @Test
  void whatTheTestsHaveStartedEndsWhenTheyAreKilled() throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "needs a shell");
    var tests = start();
    try (var lines = tests.inputReader()) {
      var ready = List.of(lines.readLine(), lines.readLine());
      assertEquals(Set.of("begun", "watched"), Set.copyOf(ready));
      var _ = tests.toHandle().destroyForcibly(); // keeps the pipe open
      assertEquals("told to end", lines.readLine());
    } finally {
      tests.destroyForcibly().waitFor();
    }
  }

  private static Process start() throws IOException {
    var classPath = folder(Leaver.class) + File.pathSeparator + folder(Lifeline.class);
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-cp",
            classPath,
            Leaver.class.getName())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  /// Where the build put it.
  private static String folder(Class<?> type) {
    var name = type.getName().replace('.', '/') + ".class";
    var file = Path.of(URI.create(String.valueOf(type.getResource("/" + name))));
    return file.toString().substring(0, file.toString().length() - name.length());
  }
}
