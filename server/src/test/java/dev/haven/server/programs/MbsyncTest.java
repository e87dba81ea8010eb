package dev.haven.server.programs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Two machines of one person, each with a Maildir of its own, kept in step through the server.
@ExtendWith(Haven.Running.class)
class MbsyncTest {
  private static final int VECTORS = 60;

  private final Haven haven;
  private final Program mbsync;

  MbsyncTest(Haven haven, @TempDir Path home) {
    this.haven = haven;
    this.mbsync = Program.installed("mbsync", home);
  }

  @ParameterizedTest
  @CsvSource({"imaps, IMAPS", "imap, STARTTLS"})
  void twoMaildirsBecomeIdentical(String listener, String tls) throws Exception {
    var jane = haven.account();
    var letters = letters();
    try (var inbox = new Inbox(haven, jane)) {
      for (var letter : letters) {
        inbox.append(letter);
      }
    }
    var laptop = machine("laptop", listener, tls, jane);
    var desktop = machine("desktop", listener, tls, jane);
    sync(laptop);
    sync(desktop);
    Letters.assertSame(letters.stream().map(Letters::unix), laptop.messages("INBOX").stream());

    // Each machine changes something while it is alone.
    var inbox = laptop.files("INBOX");
    laptop.flag(inbox.get(0), "S");
    laptop.flag(inbox.get(1), "FS");
    laptop.flag(inbox.get(2), "T");
    laptop.newMailbox("Plans", Letters.one("dots"));
    var other = desktop.files("INBOX");
    desktop.flag(other.get(3), "RS");
    desktop.flag(other.get(4), "T");
    desktop.newMailbox("Gr&APwA3w-e", Letters.one("nested"));
    for (var machine : List.of(laptop, desktop, laptop, desktop)) {
      sync(machine);
    }

    var left = laptop.contents();
    assertEquals(left, desktop.contents());
    assertEquals(letters.size() - 2, left.getOrDefault("INBOX", List.of()).size());
    assertTrue(left.containsKey("Plans"), left.keySet()::toString);
    assertEquals(1, left.getOrDefault("Gr&APwA3w-e", List.of()).size());
  }

  private static List<String> letters() throws IOException {
    var letters = new ArrayList<>(Letters.few());
    for (var file : Letters.vectors("real-mail/ham").stream().limit(VECTORS).toList()) {
      letters.add(Letters.read(file).replace("\r\n", "\n").replace("\n", "\r\n"));
    }
    return letters;
  }

  private Machine machine(String name, String listener, String tls, String user) throws Exception {
    var folder = Files.createDirectory(mbsync.home().resolve(name));
    mbsync.file(
        name + ".rc",
        """
        IMAPAccount haven
        Host localhost
        Port %d
        User %s
        Pass "%s"
        SSLType %s
        SystemCertificates no
        CertificateFile %s

        IMAPStore server
        Account haven

        MaildirStore here
        Path %s/
        Inbox %s/INBOX
        SubFolders Verbatim

        Channel all
        Far :server:
        Near :here:
        Patterns *
        Create Both
        Expunge Both
        SyncState *
        """
            .formatted(
                haven.port(listener),
                user,
                Haven.PASSWORD,
                tls,
                haven.authority(),
                folder,
                folder));
    return new Machine(folder, MbsyncTest::withoutMark);
  }

  private void sync(Machine machine) throws Exception {
    mbsync.run("-c", machine.folder().getFileName() + ".rc", "-a").ok();
  }

  /// Mbsync marks what it uploads, where a server does not tell it the UID.
  private static String withoutMark(String message) {
    return message.replaceFirst("(?m)^X-TUID: .*\n", "");
  }
}
