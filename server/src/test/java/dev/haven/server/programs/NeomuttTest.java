package dev.haven.server.programs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haven.server.log.RecordedLog;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(Haven.Running.class)
class NeomuttTest {
  private static final int THOUSANDS = 10_000;
  private static final int AT_ONCE = 250;
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
    read(scheme, listener, keys);
    try (var files = Files.walk(copies)) {
      Letters.assertSame(
          letters.stream().map(Letters::unix),
          files.filter(Files::isRegularFile).map(Letters::read).map(NeomuttTest::withoutCounts));
    }
  }

  /// What it does with few messages it must do with many: open, limit, tag, flag, sort, delete; and
  /// the second time it takes the headers out of its cache.
  @Test
  void handlesThousands() throws Exception {
    var numbers = IntStream.range(0, THOUSANDS).boxed().collect(Collectors.toList());
    Collections.shuffle(numbers, new Random(1));
    var cache = Files.createDirectory(home.resolve("cache"));
    var last = home.resolve("last");
    try (var inbox = new Inbox(haven, jane)) {
      for (int i = 0; i < THOUSANDS; i += AT_ONCE) {
        inbox.append(numbers.subList(i, i + AT_ONCE).stream().map(NeomuttTest::numbered).toList());
      }
      try (var log = new RecordedLog()) {
        thousands(
            cache,
            "<limit>~s letter-0001<enter><tag-pattern>~s letter-0001<enter><tag-prefix><flag-message>"
                + "<limit>all<enter><delete-pattern>~s letter-099<enter>"
                + "<enter-command>set sort=reverse-subject<enter><first-entry><copy-message>"
                + last
                + "<enter><sync-mailbox><quit>");
        assertEquals(List.of(), log.having("event=refused"));
        assertEquals(THOUSANDS - 100, inbox.count());
        assertEquals(10, inbox.found("FLAGGED SUBJECT letter-0001"));
        assertEquals(10, inbox.found("FLAGGED"));
      }
      try (var log = new RecordedLog()) {
        thousands(
            cache,
            "<tag-pattern>~s letter-00020<enter><tag-prefix><flag-message><sync-mailbox><quit>");
        assertEquals(List.of(), log.having("event=refused"));
        assertEquals(List.of(), log.having("BodySection"), "headers that were cached");
        assertEquals(THOUSANDS - 100, inbox.count());
        assertEquals(11, inbox.found("FLAGGED"));
      }
    }
    try (var files = Files.walk(last)) {
      var copied = files.filter(Files::isRegularFile).map(Letters::read).toList();
      assertEquals(1, copied.size());
      assertTrue(copied.getFirst().contains("Subject: letter-09999\n"), copied.getFirst());
    }
  }

  private void thousands(Path cache, String keys) throws Exception {
    var settings = "set header_cache=\"" + cache + "\"\nset delete=yes\npush \"" + keys + "\"";
    read("imaps", "imaps", settings);
  }

  private static String numbered(int number) {
    return """
    From: Jane <jane@example.org>
    To: jane@example.org
    Subject: letter-%05d
    Date: Sat, 1 Aug 2026 12:00:00 +0200
    Message-ID: <letter.%1$d@example.org>

    One of many.
    """
        .formatted(number)
        .replace("\n", "\r\n");
  }

  private void read(String scheme, String listener, String settings) throws Exception {
    var file = settings("smtps", "submissions", scheme, listener, settings);
    var mailbox = "%s://localhost:%d/INBOX".formatted(scheme, haven.port(listener));
    var command = "TERM=xterm neomutt -n -F " + file + " -f " + mailbox;
    Program.installed("script", home).run("-qec", command, "/dev/null").ok();
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
