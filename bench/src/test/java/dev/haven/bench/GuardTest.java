package dev.haven.bench;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.haven.bench.report.Row;
import dev.haven.bench.report.TextTable;
import dev.haven.bench.side.Launcher;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.lang.module.ResolvedModule;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringTokenizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A short run of the bench without peers: every answer must be right, and nothing ten times slower
/// than the stored figures, which a busy machine made.
final class GuardTest {
  private static final double GROSS = 10;

  @Test
  void everyAnswerIsRightAndNothingIsTenTimesSlowerThanItWas(@TempDir Path folder)
      throws IOException {
    assumeTrue(Files.isReadable(Path.of("/proc/self/stat")), "reads what Linux says of processes");
    var stored = stored();
    var progress = new Progress(new PrintStream(System.out, true), false, stored.size());
    var setup = new Setup(folder, launcher(), false, true, false);
    var slower = new ArrayList<String>();
    try (var site = Site.open(setup, progress)) {
      var runner = new Runner(site.stage(), site.sides(), site.folder(), 1, progress);
      for (var workload : Catalogue.all()) {
        if (stored.containsKey(workload.name())) {
          var row = runner.run(workload);
          System.out.println("bench: " + TextTable.alone(row));
          judge(row, stored.getOrDefault(workload.name(), 0.0)).ifPresent(slower::add);
        }
      }
      assertFalse(runner.failed(), "a workload failed; the reason is printed above");
    }
    assertTrue(slower.isEmpty(), String.join("\n", slower));
  }

  private static Optional<String> judge(Row row, double stored) {
    double now = row.ours().figures().median();
    return row.unit().advantage(now, stored) * GROSS >= 1
        ? Optional.empty()
        : Optional.of(
            "%s: %s, stored %s"
                .formatted(row.workload(), row.unit().text(now), row.unit().text(stored)));
  }

  private static Map<String, Double> stored() throws IOException {
    var figures = new LinkedHashMap<String, Double>();
    try (InputStream in = GuardTest.class.getResourceAsStream("guard.txt")) {
      var text = new String(in == null ? new byte[0] : in.readAllBytes(), StandardCharsets.UTF_8);
      text.lines()
          .filter(line -> !line.startsWith("#"))
          .map(StringTokenizer::new)
          .forEach(words -> figures.put(words.nextToken(), Double.valueOf(words.nextToken())));
    }
    return figures;
  }

  /// The project's launcher, with the classes under test.
  private static Launcher launcher() {
    var script = Path.of("..", "haven").toAbsolutePath().normalize();
    return new Launcher(
        script,
        Map.of("HAVEN_CLASSPATH", classPath(), "JAVA_HOME", System.getProperty("java.home")));
  }

  private static String classPath() {
    var places = new ArrayList<String>();
    for (var module : ModuleLayer.boot().configuration().modules()) {
      place(module).ifPresent(places::add);
    }
    places.add(System.getProperty("java.class.path"));
    return String.join(File.pathSeparator, List.copyOf(places));
  }

  private static Optional<String> place(ResolvedModule module) {
    return module
        .reference()
        .location()
        .filter(uri -> "file".equals(uri.getScheme()))
        .map((URI uri) -> Path.of(uri).toString());
  }
}
