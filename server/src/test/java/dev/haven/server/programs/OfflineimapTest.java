package dev.haven.server.programs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haven.server.log.RecordedLog;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Two machines of one person that know nothing of each other but what the server tells them.
@ExtendWith(Haven.Running.class)
class OfflineimapTest {
  private final Haven haven;
  private final Program offlineimap;

  OfflineimapTest(Haven haven, @TempDir Path home) {
    this.haven = haven;
    this.offlineimap = Program.installed("offlineimap", home);
  }

  @ParameterizedTest
  @CsvSource({"imaps, ssl", "imap, starttls"})
  void twoMaildirsBecomeIdentical(String listener, String tls) throws Exception {
    try (var log = new RecordedLog()) {
      twoMachines(listener, tls);
      assertEquals(List.of(), log.having("event=refused"));
    }
  }

  private void twoMachines(String listener, String tls) throws Exception {
    var jane = haven.account();
    var letters = Letters.fewForPython();
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
    Files.delete(inbox.get(2));
    laptop.newMailbox("Plans", Letters.one("dots"));
    laptop.add("INBOX", Letters.beyondAscii(jane, jane));
    var other = desktop.files("INBOX");
    desktop.flag(other.get(3), "RS");
    Files.delete(other.get(4));
    desktop.newMailbox("Gr&APwA3w-e", Letters.one("nested"));
    for (var machine : List.of(laptop, desktop, laptop, desktop)) {
      sync(machine);
    }

    var left = laptop.contents();
    assertEquals(left, desktop.contents());
    var flags = flags(left);
    assertEquals(letters.size() - 1, flags.size());
    assertTrue(flags.containsAll(List.of("S", "FS", "RS")), flags::toString);
    assertEquals(List.of("|" + Letters.unix(Letters.one("dots"))), left.get("Plans"));
    assertEquals(List.of("|" + Letters.unix(Letters.one("nested"))), left.get("Gr&APwA3w-e"));
  }

  private static List<String> flags(Map<String, List<String>> contents) {
    return contents.getOrDefault("INBOX", List.of()).stream()
        .map(message -> message.substring(0, message.indexOf('|')))
        .toList();
  }

  private Machine machine(String name, String listener, String tls, String user) throws Exception {
    var folder = offlineimap.home().resolve(name);
    offlineimap.file(
        name + ".rc",
        """
        [general]
        accounts = haven
        metadata = %1$s-state
        socktimeout = 60
        fsync = False

        [Account haven]
        localrepository = here
        remoterepository = server

        [Repository here]
        type = Maildir
        localfolders = %1$s

        [Repository server]
        type = IMAP
        remotehost = localhost
        remoteport = %2$d
        remoteuser = %3$s
        remotepass = %4$s
        ssl = %5$s
        starttls = %6$s
        sslcacertfile = %7$s
        """
            .formatted(
                folder,
                haven.port(listener),
                user,
                Haven.PASSWORD,
                tls.equals("ssl") ? "yes" : "no",
                tls.equals("starttls") ? "yes" : "no",
                haven.authority()));
    return new Machine(folder, UnaryOperator.identity());
  }

  private void sync(Machine machine) throws Exception {
    offlineimap.run("-c", machine.folder().getFileName() + ".rc", "-o", "-1", "-u", "basic").ok();
  }
}
