package dev.haven.server.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.haven.server.Settings;
import dev.haven.testkit.Golden;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `haven serve` as a process of its own: what it prints, and how it ends.
class ServeTest {
  private static final Path GOLDEN = Path.of("src/test/resources/launcher/first-start.txt");

  @TempDir private Path folder;

  @Test
  void theFirstStartTellsAllThatANewcomerNeedsAndSigtermEndsItWithAGoodbye() throws Exception {
    Files.writeString(folder.resolve("haven.toml"), Settings.freePortsText());
    try (var server = serve("--config", "haven.toml", "--account", "you@example.com")) {
      var welcome = server.linesUntil(line -> line.startsWith("Stop with"));
      Golden.assertMatches(GOLDEN, welcome.stream().map(this::steady).collect(lines()));
      try (var client = new Socket(InetAddress.ofLiteral("127.0.0.1"), imapPort(welcome));
          var in = reader(client)) {
        assertTrue(String.valueOf(in.readLine()).startsWith("* OK"));
        server.terminate();
        assertTrue(String.valueOf(in.readLine()).startsWith("* BYE"));
      }
      assertEquals(List.of("Stopping: letting the commands in hand finish."), server.allLines());
      assertEquals(0, server.exitStatus());
    }
  }

  @Test
  void mistakesInTheConfigurationAreToldAndNothingStarts() throws Exception {
    Files.writeString(folder.resolve("haven.toml"), "hostnam = 1\n[limits]\nconnections = 1\n");
    try (var server = serve("--config", "haven.toml")) {
      assertEquals(
          """
          haven: the configuration has mistakes:
            haven.toml:1:1: unknown key or section "hostnam"; did you mean "hostname"?
            haven.toml:3:15: limits.connections: 1 is below the least, 10
            What to do: correct the file; haven check looks again
          """,
          server.allLines().stream().collect(lines()));
      assertEquals(1, server.exitStatus());
    }
  }

  @Test
  void aPortThatNeedsAPrivilegeFallsBackToThatPlusTenThousand() throws Exception {
    assumeTrue(leastFreePort() > 7, "here anybody may bind port 7");
    var settings =
        Settings.freePortsText()
            .replace("[listeners.smtp]\nport = 0", "[listeners.smtp]\nport = 7");
    Files.writeString(folder.resolve("haven.toml"), settings);
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
    var command = new ArrayList<>(asNobody());
    command.addAll(command(copiedClasses(), "--config", "haven.toml"));
    try (var server = Program.start(folder, Map.of(), command)) {
      var lines = server.linesUntil(line -> line.startsWith("Stop with"));
      var text = String.join("\n", lines);
      assertTrue(lines.contains("10007  SMTP             STARTTLS  listening, instead of 7"), text);
      assertTrue(
          lines.contains("! port 7 may be bound only with a privilege, so 10007 is used"), text);
      assertTrue(text.contains("sudo setcap cap_net_bind_service=+ep "), text);
      server.terminate();
      assertEquals(0, server.exitStatus());
    }
  }

  @Test
  void whoMayNotLookIntoTheDataIsToldWhoseItIs() throws Exception {
    var closed = Files.createDirectory(folder.resolve("closed"));
    var owner = Files.getOwner(closed).getName();
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
    var command = new ArrayList<>(asNobody());
    command.addAll(command(copiedClasses(), "--data", "closed"));
    Files.setPosixFilePermissions(closed, Set.of());
    try (var server = Program.start(folder, Map.of(), command)) {
      assertEquals(
          List.of(
              "haven: this user may not look into " + closed + ", which belongs to " + owner,
              "  What to do: give the command as that user: sudo -u " + owner + " haven ..."),
          server.allLines());
      assertEquals(1, server.exitStatus());
    }
    Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("rwx------"));
  }

  /// The least port that needs no privilege. The kernel gives such a number at the first read or
  /// never, so it must be large enough.
  private static int leastFreePort() throws IOException {
    var file = Path.of("/proc/sys/net/ipv4/ip_unprivileged_port_start");
    if (!Files.exists(file)) {
      return 0;
    }
    try (var in = Files.newInputStream(file)) {
      var digits = new byte[16];
      return Integer.parseInt(
          new String(digits, 0, in.read(digits), StandardCharsets.UTF_8).strip());
    }
  }

  /// What takes every privilege from root; others have none.
  private static List<String> asNobody() {
    if (!"root".equals(System.getProperty("user.name"))) {
      return List.of();
    }
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/setpriv")), "needs setpriv");
    return List.of(
        "/usr/bin/setpriv",
        "--reuid=65534",
        "--regid=65534",
        "--clear-groups",
        "--bounding-set=-all");
  }

  /// Where nobody can read them.
  private String copiedClasses() throws IOException {
    var copies = new ArrayList<String>();
    for (var entry : Program.classPath().split(File.pathSeparator, -1)) {
      var copy = folder.resolve("classes" + copies.size());
      try (var files = Files.walk(Path.of(entry))) {
        for (var file : files.toList()) {
          Files.copy(file, copy.resolve(Path.of(entry).relativize(file).toString()));
        }
      }
      copies.add(copy.toString());
    }
    return String.join(File.pathSeparator, copies);
  }

  private Program serve(String... options) throws IOException {
    return Program.start(folder, Map.of(), command(Program.classPath(), options));
  }

  private static List<String> command(String classPath, String... options) {
    var command =
        new ArrayList<>(
            List.of(
                Program.java(),
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                classPath,
                "dev.haven.server.command.Main",
                "serve"));
    command.addAll(List.of(options));
    return command;
  }

  private String steady(String line) {
    return line.replace(folder.toString(), "FOLDER")
        .replaceAll("after \\d+ ms", "after N ms")
        .replaceAll("^\\d+ +", "PORT  ")
        .replaceAll("com  \\d+ +", "com  PORT  ")
        .replaceAll("([a-z0-9]{4}-){4}[a-z0-9]{4}", "PASSWORD");
  }

  private static java.util.stream.Collector<CharSequence, ?, String> lines() {
    return Collectors.joining("\n", "", "\n");
  }

  private static int imapPort(List<String> welcome) {
    return welcome.stream()
        .filter(line -> line.contains("IMAP             STARTTLS"))
        .map(line -> Integer.parseInt(line.substring(0, line.indexOf(' '))))
        .findFirst()
        .orElseThrow();
  }

  private static BufferedReader reader(Socket client) throws IOException {
    client.setSoTimeout(40_000);
    return new BufferedReader(
        new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8));
  }
}
