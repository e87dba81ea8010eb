package dev.haven.server.programs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.haven.server.log.RecordedLog;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Thunderbird with its window on a screen that nobody sees; what is done there, and what another
/// program does in the same mailbox meanwhile, is in `programs/thunderbird`.
@ExtendWith(Haven.Running.class)
class ThunderbirdTest {
  private static final Path FOLDER = Path.of("src/test/resources/programs/thunderbird");

  private final Haven haven;
  private final Program python;

  ThunderbirdTest(Haven haven, @TempDir Path home) {
    this.haven = haven;
    this.python = Program.installed("python3", home);
    Program.installed("xvfb-run", home);
    Program.installed("thunderbird", home);
    assumeFalse(
        Files.exists(Path.of("/snap/bin/thunderbird")), "a Thunderbird in a snap sees no profile");
  }

  @ParameterizedTest
  @CsvSource({"implicit, imaps, submissions", "starttls, imap, submission"})
  void readsSortsAndSends(String tls, String imap, String submission) throws Exception {
    try (var log = new RecordedLog()) {
      python
          .run(
              FOLDER.resolve("person.py").toAbsolutePath(),
              tls,
              haven.port(imap),
              haven.port(submission),
              haven.authority(),
              haven.account(),
              Haven.PASSWORD,
              FOLDER.resolveSibling("messages").toAbsolutePath(),
              python.home())
          .ok();
      assertEquals(List.of(), log.having("event=refused"));
    }
  }
}
