package dev.haven.testkit.peer;

import java.io.IOException;

/// A JVM that starts a process, as tests do, and waits to be killed. What the process prints comes
/// out here.
final class Leaver {
  /// Tells when it has begun and when it is told to end; ends by itself after some time.
  private static final String LEFT =
      "trap 'echo told to end; exit' TERM; echo begun;"
          + " i=0; while [ $i -lt 400 ]; do sleep 0.1; i=$((i + 1)); done";

  private Leaver() {}

  static void main(String[] arguments) throws IOException {
    var left =
        new ProcessBuilder("/bin/sh", "-c", LEFT)
            .redirectOutput(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (var _ = Lifeline.of(left)) {
      System.out.println("watched");
      var _ = System.in.read();
    }
  }
}
