package dev.haven.server.programs;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Python's own smtplib, imaplib and poplib; what they do is in `programs/round_trip.py`.
@ExtendWith(Haven.Running.class)
class PythonTest {
  private static final Path SCRIPT =
      Path.of("src/test/resources/programs/round_trip.py").toAbsolutePath();

  private final Haven haven;
  private final Program python;

  PythonTest(Haven haven, @TempDir Path home) {
    this.haven = haven;
    this.python = Program.installed("python3", home);
  }

  @ParameterizedTest
  @CsvSource({
    "implicit, submissions, imaps, pop3s",
    "starttls, submission, imap, pop3",
    "starttls, submission-alternative, imap, pop3"
  })
  void sendsAndReads(String tls, String submission, String imap, String pop3) throws Exception {
    var letters = Files.createDirectory(python.home().resolve("letters"));
    int number = 0;
    for (var letter : Letters.few()) {
      Files.write(letters.resolve(++number + ".eml"), Letters.bytes(letter));
    }
    python
        .run(
            SCRIPT,
            tls,
            haven.port(submission),
            haven.port(imap),
            haven.port(pop3),
            haven.authority(),
            haven.account(),
            Haven.PASSWORD,
            letters)
        .ok();
  }
}
