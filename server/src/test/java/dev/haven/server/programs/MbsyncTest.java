package dev.haven.server.programs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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
    var inbox = messages(laptop.resolve("INBOX"));
    Letters.assertSame(
        letters.stream().map(Letters::unix),
        inbox.stream().map(Letters::read).map(MbsyncTest::withoutMark));

    // Each machine changes something while it is alone.
    flag(inbox.get(0), "S");
    flag(inbox.get(1), "FS");
    flag(inbox.get(2), "T");
    newFolder(laptop, "Plans", Letters.one("dots"));
    var other = messages(desktop.resolve("INBOX"));
    flag(other.get(3), "RS");
    flag(other.get(4), "T");
    newFolder(desktop, "Gr&APwA3w-e", Letters.one("nested"));
    for (var machine : List.of(laptop, desktop, laptop, desktop)) {
      sync(machine);
    }

    var left = contents(laptop);
    assertEquals(left, contents(desktop));
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

  private Path machine(String name, String listener, String tls, String user) throws Exception {
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
    return folder;
  }

  private void sync(Path machine) throws Exception {
    mbsync.run("-c", machine.getFileName() + ".rc", "-a").ok();
  }

  private static List<Path> messages(Path maildir) throws IOException {
    var messages = new ArrayList<Path>();
    for (var folder : List.of("cur", "new")) {
      try (var files = Files.list(maildir.resolve(folder))) {
        messages.addAll(files.toList());
      }
    }
    messages.sort((a, b) -> Letters.read(a).compareTo(Letters.read(b)));
    return messages;
  }

  private static void flag(Path message, String flags) throws IOException {
    var name = message.getFileName().toString();
    int info = name.indexOf(":2,");
    var bare = info < 0 ? name : name.substring(0, info);
    var cur = message.resolveSibling("../cur").normalize();
    Files.move(message, cur.resolve(bare + ":2," + flags));
  }

  private static void newFolder(Path machine, String name, String letter) throws IOException {
    for (var folder : List.of("cur", "new", "tmp")) {
      Files.createDirectories(machine.resolve(name).resolve(folder));
    }
    Files.write(
        machine.resolve(name).resolve("new").resolve("1.1.laptop"),
        Letters.bytes(Letters.unix(letter)));
  }

  /// For each folder, what is in its messages and which flags they have.
  private static Map<String, List<String>> contents(Path machine) throws IOException {
    var contents = new TreeMap<String, List<String>>();
    try (var folders = Files.list(machine)) {
      for (var folder : folders.filter(Files::isDirectory).toList()) {
        var messages = new ArrayList<String>();
        for (var message : messages(folder)) {
          var name = message.getFileName().toString();
          int info = name.indexOf(":2,");
          messages.add(
              (info < 0 ? "" : name.substring(info + 3))
                  + "|"
                  + withoutMark(Letters.read(message)));
        }
        messages.sort(null);
        contents.put(folder.getFileName().toString(), messages);
      }
    }
    return contents;
  }

  /// Mbsync marks what it uploads, where a server does not tell it the UID.
  private static String withoutMark(String message) {
    return message.replaceFirst("(?m)^X-TUID: .*\n", "");
  }
}
