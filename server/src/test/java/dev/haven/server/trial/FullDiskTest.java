package dev.haven.server.trial;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A disk without room: temporary refusals, reading as ever, and full service when room returns.
class FullDiskTest {
  private static final String PERSON = "person@trial.example";

  @TempDir Path folder;
  private Path disk;
  private boolean mounted;

  @BeforeEach
  void mount() throws Exception {
    disk = Files.createDirectory(folder.resolve("disk"));
    var command = List.of("mount", "-t", "tmpfs", "-o", "size=192m", "tmpfs", disk.toString());
    mounted = succeeds(command);
    assumeTrue(mounted, "mounting a small file system needs root");
  }

  @AfterEach
  void unmount() throws Exception {
    if (mounted) {
      assertTrue(succeeds(List.of("umount", disk.toString())));
    }
  }

  private static boolean succeeds(List<String> command) throws InterruptedException {
    try {
      return new ProcessBuilder(command).start().waitFor() == 0;
    } catch (IOException _) {
      return false;
    }
  }

  @Test
  void aFullDiskRefusesAndLosesNothing() throws Exception {
    var site = Site.at(disk.resolve("data"), "", "tls = \"none\"\nclear-sign-in = true\n");
    site.people(PERSON);
    int expected = 1;
    try (var server = ServerProcess.start(site)) {
      SmtpClient.expect(250, send(site, "before"));
      fill();
      expected += sendUntilRefused(site);
      assertReadingGoesOn(site);
      assertEquals(expected, count(site));
      Files.delete(disk.resolve("filler"));
      sendUntilAccepted(site);
      try (var imap = signedIn(site)) {
        imap.answer(imap.send("APPEND INBOX", TrialMessage.bytes("appended"))).ok();
        imap.command("SELECT INBOX").ok();
        imap.command("STORE 1 +FLAGS (\\Flagged)").ok();
      }
      expected += 2;
      assertTrue(server.isAlive());
    }
    assertEquals(List.of(), site.verify());
    try (var _ = ServerProcess.start(site)) {
      assertEquals(expected, count(site));
    }
  }

  /// Messages are acknowledged as long as there is room, and refused for now when there is none.
  ///
  /// @return how many were acknowledged
  private static int sendUntilRefused(Site site) throws IOException {
    int accepted = 0;
    try (var smtp = new SmtpClient(site.port("smtp"))) {
      while (true) {
        smtp.send("a@elsewhere.example", List.of(PERSON), TrialMessage.bytes("no room"));
        var reply = smtp.reply();
        if (!reply.startsWith("250")) {
          assertTrue(reply.startsWith("452 4.3.1"), reply);
          return accepted;
        }
        accepted++;
      }
    }
  }

  /// The server looks at the disk ten times a second, so it may take that long to see the room.
  private static void sendUntilAccepted(Site site) throws IOException {
    var reply = "";
    long end = System.nanoTime() + Duration.ofSeconds(40).toNanos();
    while (!reply.startsWith("250") && System.nanoTime() < end) {
      LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
      reply = send(site, "after");
    }
    SmtpClient.expect(250, reply);
  }

  private static void assertReadingGoesOn(Site site) throws IOException {
    try (var imap = signedIn(site)) {
      var append = imap.answer(imap.send("APPEND INBOX", TrialMessage.bytes("refused"))).tagged();
      assertTrue(append.startsWith("NO ["), append);
      imap.command("SELECT INBOX").ok();
      var store = imap.command("STORE 1 +FLAGS (\\Seen)").tagged();
      assertTrue(store.startsWith("NO ["), store);
      imap.command("FETCH 1 (FLAGS BODY.PEEK[])").ok();
    }
    try (var pop3 = new Pop3Client(site.port("pop3"))) {
      pop3.login(PERSON, Site.PASSWORD);
      Pop3Client.ok(pop3.command("DELE 1"));
      var quit = pop3.command("QUIT");
      assertTrue(quit.startsWith("-ERR"), quit);
    }
  }

  /// Writes until nothing more goes in.
  private void fill() throws IOException {
    var block = new byte[4_096];
    try (OutputStream out = Files.newOutputStream(disk.resolve("filler"))) {
      while (true) {
        out.write(block);
      }
    } catch (IOException full) {
      assertTrue(String.valueOf(full.getMessage()).contains("No space"), full.toString());
    }
  }

  private static String send(Site site, String id) throws IOException {
    try (var smtp = new SmtpClient(site.port("smtp"))) {
      smtp.send("a@elsewhere.example", List.of(PERSON), TrialMessage.bytes(id));
      return smtp.reply();
    }
  }

  private static ImapClient signedIn(Site site) throws IOException {
    var imap = new ImapClient(site.port("imap"));
    imap.login(PERSON, Site.PASSWORD);
    return imap;
  }

  private static int count(Site site) throws IOException {
    try (var imap = signedIn(site)) {
      imap.command("SELECT INBOX").ok();
      return (int)
          imap.command("FETCH 1:* UID").untagged().stream()
              .filter(line -> line.contains(" FETCH ("))
              .count();
    }
  }
}
