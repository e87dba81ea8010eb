package dev.haven.bench.side;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// How our server is started.
///
/// @param script the project's `haven`
/// @param environment what the script is told besides this program's own environment
public record Launcher(Path script, Map<String, String> environment) {
  public Launcher {
    environment = Map.copyOf(environment);
  }

  List<String> serve(Path data) {
    return List.of(script.toString(), "serve", "--data", data.toString());
  }
}
