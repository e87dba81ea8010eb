package dev.haven.store.journal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haven.store.Entry;
import dev.haven.store.LogId;
import dev.haven.store.Store;
import dev.haven.testkit.peer.Lifeline;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `kill -9` under load, again and again: what was acknowledged is there, nothing is there twice.
///
/// Reclaiming and compaction run all the time, so a kill meets them as well. `-Dstore.kills=N` for
/// more of it.
final class CrashTest {
  private static final int KILLS = Integer.getInteger("store.kills", 3);

  @TempDir Path folder;

  @Test
  void whatWasAcknowledgedSurvivesBeingKilled() throws Exception {
    var random = new Random(7);
    var acknowledged = new HashMap<LogId, Long>();
    for (int kill = 0; kill < KILLS; kill++) {
      runAndKill(1500 + random.nextInt(2000), acknowledged);
      var options = CrashWriter.options(TestFolders.NATIVES);
      if (kill % 2 == 1) {
        var report = JournalVerifier.verify(folder, options, Progress.UNSEEN);
        assertEquals(List.of(), report.findings());
      }
      try (var store = JournalStore.open(folder, options)) {
        acknowledged.forEach((log, version) -> check(store, log, version));
      }
    }
    assertTrue(acknowledged.size() > 0);
  }

  /// Kills after so many acknowledgements.
  private void runAndKill(int after, Map<LogId, Long> acknowledged) throws Exception {
    var child = start();
    try (var _ = Lifeline.of(child);
        var lines = new BufferedReader(new InputStreamReader(child.getInputStream(), UTF_8))) {
      for (int i = 0; i < after; i++) {
        note(lines.readLine(), acknowledged);
      }
      var _ = child.toHandle().destroyForcibly(); // keeps the pipe open
      for (var line = lines.readLine(); line != null; line = lines.readLine()) {
        note(line, acknowledged);
      }
    } finally {
      child.destroyForcibly().waitFor();
    }
  }

  private static void note(String line, Map<LogId, Long> acknowledged) {
    assertTrue(line != null, "the writer ended by itself");
    int space = line.indexOf(' ');
    if (space > 0 && line.startsWith("account/")) {
      var log = new LogId(line.substring(0, space));
      acknowledged.merge(log, Long.parseLong(line.substring(space + 1)), Math::max);
    }
  }

  private Process start() throws IOException {
    var here = Path.of("").toAbsolutePath();
    var classPath =
        String.join(
            File.pathSeparator,
            System.getProperty("jdk.module.path", ""),
            System.getProperty("java.class.path", ""),
            testClasses());
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--enable-native-access=ALL-UNNAMED",
            "-Xmx256m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            classPath,
            CrashWriter.class.getName(),
            folder.toString(),
            here.resolve(TestFolders.NATIVES).toString())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  /// The folder of compiled tests, wherever the build put it.
  private static String testClasses() {
    var name = CrashWriter.class.getName().replace('.', '/') + ".class";
    var resource = CrashWriter.class.getResource("/" + name);
    var file = String.valueOf(resource).replaceFirst("^file:", "");
    return file.substring(0, file.length() - name.length());
  }

  private static void check(Store store, LogId log, long acknowledged) {
    long newest = store.newest(log);
    assertTrue(newest >= acknowledged, log + " ends at " + newest + ", not " + acknowledged);
    assertTrue(newest <= acknowledged + 1, log + " has more than one that was not acknowledged");
    var slice = store.read(log, 0);
    long next = slice.checkpoint().map(root -> root.version() + 1).orElse(1L);
    for (Entry entry : slice.entries()) {
      assertEquals(next, entry.version());
      assertArrayEquals(CrashWriter.content("entry", log, next), entry.payload());
      next++;
    }
    assertEquals(newest + 1, next);
    for (long item = Math.max(1, newest - 9); item <= newest; item++) {
      var ref = store.body(log, item).orElseThrow();
      var body = new byte[(int) ref.length()];
      assertEquals(body.length, store.blob(ref, 0, body, 0, body.length));
      assertArrayEquals(CrashWriter.content("body", log, item), body);
      assertArrayEquals(
          CrashWriter.content("card", log, item), store.card(log, item).orElseThrow());
    }
  }
}
