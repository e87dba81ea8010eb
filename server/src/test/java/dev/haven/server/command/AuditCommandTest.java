package dev.haven.server.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haven.diagnosis.AuditMeaning;
import dev.haven.server.DataDirectory;
import dev.haven.server.Server;
import dev.haven.server.Settings;
import dev.haven.server.certificate.PrivateFiles;
import dev.haven.server.config.ConfigurationFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `haven audit` with a server and without one. What is true of this machine, its disk, clock and
/// Java, is left out.
class AuditCommandTest {
  private static final String YOU = "you@example.com";
  private static final Set<String> OF_THE_MACHINE =
      Set.of(
          AuditMeaning.DISK_LOW.entry().id(),
          AuditMeaning.DISK_FULL.entry().id(),
          AuditMeaning.DISK_FILLS.entry().id(),
          AuditMeaning.CLOCK_LOOSE.entry().id(),
          AuditMeaning.FEW_FILES.entry().id(),
          AuditMeaning.OLD_JAVA.entry().id());

  @TempDir private Path folder;

  private DataDirectory data;

  private CommandRun run(String input, String... words) {
    var all = new ArrayList<>(List.of(words));
    all.addAll(List.of("--data", data.path().toString()));
    return CommandRun.of(input, false, all);
  }

  /// The findings of a run, but for those of the machine.
  private static Set<String> ids(CommandRun run) {
    var ids = new TreeSet<String>();
    for (int at = run.out().indexOf("HV-"); at >= 0; at = run.out().indexOf("HV-", at + 1)) {
      ids.add(run.out().substring(at, at + 9));
    }
    ids.removeAll(OF_THE_MACHINE);
    return ids;
  }

  private Server start(String more) throws Exception {
    var text = Settings.freePortsText() + more;
    PrivateFiles.folder(data.path());
    Files.writeString(data.configuration(), text);
    var reading = ConfigurationFile.read(data.configuration());
    assertEquals(List.of(), reading.problems());
    return Server.start(data, reading.configuration(), YOU);
  }

  @BeforeEach
  void place() {
    data = new DataDirectory(folder.resolve("data"));
  }

  private static String id(AuditMeaning meaning) {
    return meaning.entry().id();
  }

  @Test
  void aNewServerLacksWhatAnybodyHasToDoOnce() throws Exception {
    var expected =
        Set.of(
            id(AuditMeaning.CERTIFICATE_PRIVATE),
            id(AuditMeaning.FIRST_PASSWORD),
            id(AuditMeaning.NO_QUOTA));
    try (var _ = start("")) {
      var run = run("", "audit");
      assertEquals(expected, ids(run), run::toString);
      assertEquals(1, run.status());
    }
    var stopped = run("", "audit", "--json");
    assertEquals(expected, ids(stopped), stopped::toString);
    assertTrue(stopped.out().contains("no server runs"), stopped::toString);
  }

  @Test
  void changesAreToldOnce() throws Exception {
    try (var _ = start("")) {
      var first = run("", "audit", "--changes");
      assertEquals(3, ids(first).size(), first::toString);
      assertEquals(1, first.status());
      var second = run("", "audit", "--changes");
      assertEquals(new CommandRun(0, "", ""), second);
      assertEquals(0, run("a much better one\n", "account", "password", YOU).status());
      assertEquals(0, run("", "account", "quota", YOU, "--storage", "5GiB").status());
      var third = run("", "audit", "--changes");
      assertEquals(0, third.status());
      assertEquals(Set.of(id(AuditMeaning.FIRST_PASSWORD), id(AuditMeaning.NO_QUOTA)), ids(third));
      assertTrue(third.out().contains("Gone: "), third::toString);
      assertEquals(Set.of(id(AuditMeaning.CERTIFICATE_PRIVATE)), ids(run("", "audit")));
    }
  }

  @Test
  void aHealthyServerHasNoFindings() throws Exception {
    start("").close();
    var own = Files.createDirectory(folder.resolve("own"));
    for (var file : List.of("server.pem", "server-key.pem")) {
      Files.copy(
          data.path().resolve("tls").resolve(file),
          own.resolve(file),
          StandardCopyOption.COPY_ATTRIBUTES);
    }
    assertEquals(0, run("a much better one\n", "account", "password", YOU).status());
    assertEquals(0, run("", "account", "quota", YOU, "--storage", "5GiB").status());
    var certificate =
        "[certificate]\nfile = \"%s/server.pem\"\nkey = \"%s/server-key.pem\"\n"
            .formatted(own, own);
    var text =
        Settings.freePortsText().replace("[listeners.https]", "[listeners.https]\nenabled = false");
    Files.writeString(data.configuration(), text + certificate);
    var reading = ConfigurationFile.read(data.configuration());
    assertEquals(List.of(), reading.problems());
    try (var _ = Server.start(data, reading.configuration(), YOU)) {
      var run = run("", "audit");
      assertEquals(Set.of(), ids(run), run::toString);
    }
  }
}
