package dev.haven.server.programs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(Haven.Running.class)
class MsmtpTest {
  private final Haven haven;
  private final Program msmtp;

  MsmtpTest(Haven haven, @TempDir Path home) {
    this.haven = haven;
    this.msmtp = Program.installed("msmtp", home);
  }

  @ParameterizedTest
  @CsvSource({
    "submissions, off, plain",
    "submission, on, plain",
    "submission, on, login",
    "submission-alternative, on, on"
  })
  void sends(String listener, String startTls, String mechanism) throws Exception {
    var jane = haven.account();
    var bob = haven.account();
    var settings = settings(listener, startTls, mechanism, jane, Haven.PASSWORD);
    try (var inbox = new Inbox(haven, bob)) {
      for (var letter : Letters.few()) {
        var unix = Letters.bytes(Letters.unix(letter));
        msmtp.run(unix, "-C", settings, "-f", jane, jane, bob).ok();
        Letters.assertDelivered(letter, inbox.newest());
      }
    }
  }

  /// It shows the person what the server said: the remedy arrives where it is needed.
  @ParameterizedTest
  @CsvSource({"person@elsewhere.example, 550 5.1.2", "nobody-of-that-name@example.org, 550 5.1.1"})
  void showsWhyARecipientIsRefused(String recipient, String code) throws Exception {
    var jane = haven.account();
    var settings = settings("submissions", "off", "on", jane, Haven.PASSWORD);
    var run = msmtp.run(Letters.bytes("\n"), "-C", settings, "-f", jane, recipient);
    assertEquals(65, run.status(), run::toString);
    assertTrue(run.error().contains(code), run::toString);
  }

  private Path settings(
      String listener, String startTls, String mechanism, String user, String password)
      throws Exception {
    return msmtp.file(
        "msmtprc",
        """
        account default
        host localhost
        port %d
        tls on
        tls_starttls %s
        tls_trust_file %s
        auth %s
        user %s
        password %s
        """
            .formatted(
                haven.port(listener), startTls, haven.authority(), mechanism, user, password));
  }
}
