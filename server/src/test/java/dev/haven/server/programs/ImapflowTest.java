package dev.haven.server.programs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.haven.server.log.RecordedLog;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The IMAP client of many programs for Node.js; what it does is in `programs/imapflow`, with the
/// release and the checksums of all that npm fetches for it.
@ExtendWith(Haven.Running.class)
class ImapflowTest {
  private static final Path FOLDER = Path.of("src/test/resources/programs/imapflow");
  private static final Path MODULES = Path.of("target/imapflow").toAbsolutePath();

  private final Haven haven;
  private final Program node;

  ImapflowTest(Haven haven, @TempDir Path home) throws Exception {
    this.haven = haven;
    this.node = Program.installed("node", home);
    install(Program.installed("npm", home));
  }

  /// Once for each build; without a network the test is skipped.
  private static void install(Program npm) throws Exception {
    var installed = MODULES.resolve("node_modules/imapflow/package.json");
    if (Files.exists(installed)) {
      return;
    }
    Files.createDirectories(MODULES);
    for (var file : List.of("package.json", "package-lock.json")) {
      Files.copy(FOLDER.resolve(file), MODULES.resolve(file), StandardCopyOption.REPLACE_EXISTING);
    }
    var run =
        npm.run(
            "ci",
            "--prefix",
            MODULES,
            "--ignore-scripts",
            "--no-audit",
            "--no-fund",
            "--fetch-retries=1",
            "--fetch-timeout=20000");
    assumeTrue(
        run.status() == 0 && Files.exists(installed),
        () -> "npm could not fetch imapflow: " + run.error().lines().findFirst().orElse("?"));
  }

  @ParameterizedTest
  @CsvSource({"imaps, implicit", "imap, starttls"})
  void twoClientsStayInStep(String listener, String tls) throws Exception {
    try (var log = new RecordedLog()) {
      node.run(
              FOLDER.resolve("two_clients.mjs").toAbsolutePath(),
              MODULES,
              haven.port(listener),
              tls,
              haven.authority(),
              haven.account(),
              Haven.PASSWORD,
              FOLDER.resolveSibling("messages").toAbsolutePath())
          .ok();
      assertEquals(List.of(), log.having("event=refused"));
    }
  }
}
