package dev.haven.server.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.haven.server.DataDirectory;
import dev.haven.server.Server;
import dev.haven.server.Settings;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What `haven settings` writes to files and draws on terminals.
class SettingsCommandTest {
  private static final String YOU = "you@example.com";

  @TempDir private Path folder;

  private String run(boolean terminal, String... options) {
    var words = new ArrayList<>(List.of("settings", YOU, "--data", folder + "/data"));
    words.addAll(List.of(options));
    var run = CommandRun.of("", terminal, words);
    assertEquals(0, run.status(), run::toString);
    return run.out();
  }

  @Test
  void aCodeIsDrawnAndWrittenAsAPicture() throws Exception {
    var data = new DataDirectory(folder.resolve("data"));
    try (var server = Server.start(data, Settings.freePorts(), YOU)) {
      var drawn = run(false, "--qr").lines().toList();
      assertEquals(page(server), drawn.getLast());
      assertTrue(drawn.get(2).contains("█"), drawn::toString);
      assertTrue(run(true, "--qr").startsWith("\033[30;107m"), "dark on light");
      var svg = folder.resolve("code.svg");
      run(false, "--qr", "--file", svg.toString());
      assertTrue(Files.readString(svg).startsWith("<svg "));
    }
  }

  @Test
  void aScannerReadsThePicture() throws Exception {
    var data = new DataDirectory(folder.resolve("data"));
    try (var server = Server.start(data, Settings.freePorts(), YOU)) {
      var png = folder.resolve("code.png");
      run(false, "--qr", "--file", png.toString());
      assertEquals(page(server), scanned(png));
    }
  }

  /// Both say which ports are bound, which the configuration does not.
  @Test
  void itsRecordsAreThoseOfTheDomain() throws Exception {
    var data = new DataDirectory(folder.resolve("data"));
    try (var server = Server.start(data, Settings.freePorts(), YOU)) {
      var records = run(false, "--records").lines().toList();
      var words = List.of("dns", "example.com", "--zone", "--data", data.path().toString());
      var zone = CommandRun.of("", false, words).out().lines().map(String::strip).toList();
      assertTrue(
          records.contains(
              "_imaps._tcp.example.com. 3600 IN SRV 0 1 %d mail.example.com."
                  .formatted(server.port("imaps"))),
          records::toString);
      for (var record : records) {
        var name = record.substring(0, record.indexOf(".example.com."));
        var value = record.substring(record.indexOf(" IN "));
        assertTrue(
            zone.stream().anyMatch(line -> isOf(name, line) && line.endsWith(value)),
            () -> record + " in " + zone);
      }
    }
  }

  /// What is only possible stands in comments.
  private static boolean isOf(String name, String line) {
    return line.startsWith(name + " ") || line.startsWith("; " + name + " ");
  }

  private static String page(Server server) {
    return "https://mail.example.com:%d/setup?email=you%%40example.com"
        .formatted(server.port("https"));
  }

  private static String scanned(Path picture) throws Exception {
    boolean there =
        List.of(System.getenv().getOrDefault("PATH", "").split(":")).stream()
            .anyMatch(bin -> Files.isExecutable(Path.of(bin, "zbarimg")));
    assumeTrue(there, "zbarimg is not installed; as root on Debian ./haven test installs it");
    var process = new ProcessBuilder("zbarimg", "-q", "--raw", picture.toString()).start();
    assertTrue(process.waitFor(40, TimeUnit.SECONDS));
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
  }
}
