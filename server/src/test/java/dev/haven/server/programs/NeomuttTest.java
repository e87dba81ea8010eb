package dev.haven.server.programs;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(Haven.Running.class)
class NeomuttTest {
  private static final String BODY = "Grüße\n.\n..two dots\n\nFrom here\n";

  private final Haven haven;
  private final Path home;
  private final Program neomutt;
  private String jane;

  NeomuttTest(Haven haven, @TempDir Path home) {
    this.haven = haven;
    this.home = home;
    this.neomutt = Program.installed("neomutt", home);
  }

  @BeforeEach
  void account() throws Exception {
    jane = haven.account();
  }

  @ParameterizedTest
  @CsvSource({"smtps, submissions", "smtp, submission", "smtp, submission-alternative"})
  void sends(String scheme, String listener) throws Exception {
    var settings = settings(scheme, listener, "imaps", "imaps", "");
    neomutt
        .run(BODY.getBytes(StandardCharsets.UTF_8), "-n", "-F", settings, "-s", "Grüße", "--", jane)
        .ok();
    try (var inbox = new Inbox(haven, jane)) {
      var received = new String(Letters.bytes(inbox.newest()), StandardCharsets.UTF_8);
      assertTrue(received.contains("Subject: =?utf-8?"), received);
      assertTrue(received.endsWith("\r\n\r\n" + BODY.replace("\n", "\r\n")), received);
    }
  }

  /// It is made for a person, so it wants a terminal, which `script` plays.
  @ParameterizedTest
  @CsvSource({"imaps, imaps", "imap, imap"})
  void readsByImap(String scheme, String listener) throws Exception {
    var letters = Letters.few();
    try (var inbox = new Inbox(haven, jane)) {
      for (var letter : letters) {
        inbox.append(letter);
      }
    }
    var copies = home.resolve("copies");
    var keys =
        "push \"<tag-pattern>~A<enter><tag-prefix><copy-message>" + copies + "<enter><quit>\"";
    var settings = settings("smtps", "submissions", scheme, listener, keys);
    var mailbox = "%s://localhost:%d/INBOX".formatted(scheme, haven.port(listener));
    var command = "TERM=xterm neomutt -n -F " + settings + " -f " + mailbox;
    Program.installed("script", home).run("-qec", command, "/dev/null").ok();
    try (var files = Files.walk(copies)) {
      Letters.assertSame(
          letters.stream().map(Letters::unix),
          files.filter(Files::isRegularFile).map(Letters::read).map(NeomuttTest::withoutCounts));
    }
  }

  /// Neomutt writes these two at the end of the header of what it keeps.
  private static String withoutCounts(String message) {
    return message
        .replaceFirst("(?m)^Content-Length: \\d+\n", "")
        .replaceFirst("(?m)^Lines: \\d+\n", "");
  }

  private Path settings(String smtp, String submission, String imap, String listener, String keys)
      throws Exception {
    return neomutt.file(
        "neomuttrc",
        """
        set from="%1$s"
        set hostname="localhost"
        set ssl_ca_certificates_file="%2$s"
        set certificate_file="%2$s"
        set ssl_force_tls=yes
        set smtp_url="%3$s://%4$s@localhost:%5$d/"
        set smtp_pass="%6$s"
        set imap_user="%1$s"
        set imap_pass="%6$s"
        set folder="%7$s://localhost:%8$d/"
        set copy=no
        set use_envelope_from=yes
        set send_charset="utf-8"
        set mbox_type=Maildir
        set confirmappend=no
        set confirmcreate=no
        set quit=yes
        set wait_key=no
        set mark_old=no
        set copy_decode_weed=no
        %9$s
        """
            .formatted(
                jane,
                haven.authority(),
                smtp,
                jane.replace("@", "%40"),
                haven.port(submission),
                Haven.PASSWORD,
                imap,
                haven.port(listener),
                keys));
  }
}
