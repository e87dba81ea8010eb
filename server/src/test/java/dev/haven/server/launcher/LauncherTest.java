package dev.haven.server.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The launcher `./haven`, in a project folder of its own with a Maven that does as it is told.
class LauncherTest {
  private static final Path LAUNCHER = Path.of("../haven");

  @TempDir private Path folder;
  private Path project;
  private final Map<String, String> environment = new HashMap<>();

  @BeforeEach
  void copyTheLauncher() throws IOException {
    assumeTrue(Files.isExecutable(Path.of("/bin/bash")), "needs bash");
    project = Files.createDirectories(folder.resolve("a project"));
    Files.copy(LAUNCHER, project.resolve("haven"));
    setExecutable(project.resolve("haven"));
    Files.writeString(project.resolve("pom.xml"), "<project/>");
    var path = folder.resolve("bin");
    Files.createDirectories(path);
    for (var program :
        List.of(
            "curl",
            "swaks",
            "msmtp",
            "mbsync",
            "fetchmail",
            "neomutt",
            "offlineimap",
            "getmail",
            "thunderbird",
            "xvfb-run",
            "python3",
            "postfix",
            "dovecot",
            "unbound")) {
      script(path.resolve(program), "exit 0");
    }
    var exim = Files.createDirectories(project.resolve("target/peers/usr/sbin")).resolve("exim4");
    script(exim, "exit 0");
    environment.put("JAVA_HOME", System.getProperty("java.home"));
    environment.put("PATH", path + ":" + System.getenv("PATH"));
    environment.put("HAVEN_CLASSPATH", "");
    environment.put("HAVEN_JAVA_OPTS", "");
    environment.put("HAVEN_MAVEN_OPTS", "");
  }

  @Test
  void anOldOrMissingJavaHomeIsPassedOver() throws Exception {
    environment.put("HAVEN_CLASSPATH", Program.classPath());
    var old = folder.resolve("jdk-17");
    Files.createDirectories(old.resolve("bin"));
    script(old.resolve("bin/java"), "echo this is the wrong Java; exit 9");
    script(old.resolve("bin/javac"), "exit 9");
    Files.writeString(old.resolve("release"), "JAVA_VERSION=\"17.0.1\"\n");
    var home = folder.resolve("jdks/.sdkman/candidates/java/this");
    Files.createDirectories(home.getParent());
    Files.createSymbolicLink(home, Path.of(System.getProperty("java.home")));
    environment.put("HOME", folder.resolve("jdks").toString());
    for (var javaHome : List.of("/nowhere", "", old.toString(), "relative", "/etc/passwd")) {
      environment.put("JAVA_HOME", javaHome);
      var run = run("version");
      assertTrue(run.lines().getFirst().startsWith("Haven "), () -> javaHome + ": " + run);
      assertEquals(0, run.status());
    }
  }

  @ParameterizedTest
  @CsvSource({"1024, '', -Xmx409m", "65536, '', -Xmx4096m", "65536, -Xmx300m, -Xmx300m"})
  void theHeapIsBoundByTheMemoryThereIs(String memory, String own, String heap) throws Exception {
    java("printf '%s\\n' \"$@\"");
    environment.put("HAVEN_MEMORY", memory);
    environment.put("HAVEN_JAVA_OPTS", own);
    var given = run("version").lines().stream().filter(word -> word.startsWith("-Xmx")).toList();
    assertEquals(List.of(heap), given);
  }

  @Test
  void withoutAWordTheMachinesMemoryCounts() throws Exception {
    assumeTrue(Files.exists(Path.of("/proc/meminfo")), "needs Linux");
    java("printf '%s\\n' \"$@\"");
    environment.put("HAVEN_MEMORY", "");
    var given = run("version").lines().stream().filter(word -> word.startsWith("-Xmx")).toList();
    assertEquals(1, given.size());
    var heap = Integer.parseInt(given.getFirst().replace("-Xmx", "").replace("m", ""));
    assertTrue(heap > 0 && heap <= 4096, given::toString);
  }

  @ParameterizedTest
  @CsvSource({"'', false", "true, true"})
  void whoseCLibraryThisIsNeedsNoQuestion(String told, String known) throws Exception {
    assumeTrue(!Files.exists(Path.of("/lib/ld-musl-x86_64.so.1")), "musl's loader is here");
    assumeTrue(!Files.exists(Path.of("/lib/ld-musl-aarch64.so.1")), "musl's loader is here");
    java("echo \"$ROCKSDB_MUSL_LIBC\"");
    environment.put("ROCKSDB_MUSL_LIBC", told);
    assertEquals(List.of(known), run("version").lines());
  }

  @Test
  void theLauncherWorksThroughASymbolicLink() throws Exception {
    environment.put("HAVEN_CLASSPATH", Program.classPath());
    var link = folder.resolve("link");
    Files.createSymbolicLink(link, Path.of("a project/haven"));
    var run = run(link, "version");
    assertEquals(0, run.status(), run::toString);
  }

  @Test
  void theExitStatusIsTheCommandsOwn() throws Exception {
    environment.put("HAVEN_CLASSPATH", Program.classPath());
    assertEquals(2, run("nonsense").status());
    assertEquals(1, run("status", "--data", "/nowhere").status());
  }

  @Test
  void aBuildThatFailsShowsMavensErrors() throws Exception {
    maven(
        "echo '[INFO] Building wire 0.1.0-SNAPSHOT    [3/12]'",
        "echo '[INFO] noise'",
        "echo '[ERROR] Wire.java:[1,2] broken'",
        "exit 1");
    var run = run("serve");
    assertEquals(1, run.status());
    assertEquals(
        List.of(
            "Building Haven (about a minute the first time):",
            "  [3/12] wire",
            "[ERROR] Wire.java:[1,2] broken",
            "haven: the build failed; Maven's whole output is in "
                + project.toRealPath()
                + "/server/target/haven.log"),
        run.lines());
  }

  @Test
  void theTestRunEndsWithTheSumOfAllReports() throws Exception {
    maven(
        report(
            "wire",
            "tests=\"3\" errors=\"0\" skipped=\"1\" failures=\"0\"",
            """
            <testcase name="reads" classname="dev.haven.wire.LineTest"/>
            <testcase name="talksToFetchmail" classname="dev.haven.wire.LineTest">
              <skipped message="fetchmail is not &quot;here&quot;"/>
            </testcase>\
            """),
        report("imap", "tests=\"4\" errors=\"0\" skipped=\"0\" failures=\"0\"", ""),
        "echo '[INFO] Building wire 0.1.0-SNAPSHOT    [3/12]'",
        "echo '[INFO] Tests run: 3, Failures: 0, Errors: 0, Skipped: 1, Time elapsed: 0.5 s -- in"
            + " dev.haven.wire.LineTest'");
    var run = run("test");
    assertEquals(
        List.of(
            "wire",
            "  ok     LineTest                                         3 tests  0.5 s",
            "",
            "Skipped:",
            "  wire.LineTest talksToFetchmail: fetchmail is not \"here\"",
            "6 passed, 0 failed, 1 skipped"),
        run.lines());
    assertEquals(0, run.status());
  }

  @Test
  void aFailedTestFailsTheRun() throws Exception {
    maven(
        report(
            "wire",
            "tests=\"2\" errors=\"1\" skipped=\"0\" failures=\"0\"",
            """
            <testcase name="reads" classname="dev.haven.wire.LineTest">
              <error message="a &lt; b" type="x"/>
            </testcase>\
            """));
    var run = run("test");
    assertEquals(
        List.of("", "Failed:", "  wire.LineTest reads: a < b", "1 passed, 1 failed, 0 skipped"),
        run.lines());
    assertEquals(1, run.status());
  }

  @Test
  void aBuildThatFailsFailsTheTestRunAndTheSumStillComesLast() throws Exception {
    maven("echo '[ERROR] no such file'", "exit 1");
    var run = run("test");
    assertEquals("[ERROR] no such file", run.lines().getFirst());
    assertEquals("0 passed, 0 failed, 0 skipped", run.lines().getLast());
    assertEquals(1, run.status());
  }

  @Test
  void reportsOfAnEarlierRunDoNotCount() throws Exception {
    maven(report("wire", "tests=\"2\" errors=\"0\" skipped=\"0\" failures=\"0\"", ""));
    run("test");
    maven("exit 0");
    assertEquals("0 passed, 0 failed, 0 skipped", run("test").lines().getLast());
  }

  private record Run(List<String> lines, int status) {}

  private Run run(String... words) throws Exception {
    return run(project.resolve("haven"), words);
  }

  private Run run(Path launcher, String... words) throws Exception {
    var command = new ArrayList<>(List.of(launcher.toString()));
    command.addAll(List.of(words));
    try (var program = Program.start(folder, environment, command)) {
      return new Run(program.allLines(), program.exitStatus());
    }
  }

  /// A command that writes a report as Surefire does.
  private static String report(String module, String counts, String cases) {
    var folder = module + "/target/surefire-reports";
    return "mkdir -p %s; cat >%s/TEST-x.xml <<'XML'\n<testsuite name=\"x\" %s>\n%s\n</testsuite>\nXML"
        .formatted(folder, folder, counts, cases);
  }

  /// A JDK whose `java` does this.
  private void java(String body) throws IOException {
    var jdk = folder.resolve("jdk-25");
    Files.createDirectories(jdk.resolve("bin"));
    script(jdk.resolve("bin/java"), body);
    script(jdk.resolve("bin/javac"), "exit 9");
    Files.writeString(jdk.resolve("release"), "JAVA_VERSION=\"25.0.3\"\n");
    environment.put("JAVA_HOME", jdk.toString());
    environment.put("HAVEN_CLASSPATH", "nothing");
  }

  private void maven(String... lines) throws IOException {
    script(folder.resolve("bin/mvn"), String.join("\n", lines));
  }

  private static void script(Path file, String body) throws IOException {
    Files.writeString(file, "#!/bin/bash\n" + body + "\n");
    setExecutable(file);
  }

  private static void setExecutable(Path file) throws IOException {
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }
}
