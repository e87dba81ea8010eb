package dev.haven.server.trial;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A server that has too few descriptors.
class ScarceTest {
  private static final String PERSON = "person@trial.example";
  private static final int DESCRIPTORS = 256;

  @TempDir Path folder;

  @Test
  void withoutDescriptorsItGoesOnSaysSoOnceAndServesAgain() throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "needs a shell's ulimit");
    var limits = "[limits]\nconnections = 6000\nconnections-per-address = 6000\n";
    var site = Site.at(folder.resolve("data"), limits, "tls = \"none\"\nclear-sign-in = true\n");
    site.people(PERSON);
    try (var server = ServerProcess.startWithin(site, DESCRIPTORS)) {
      try (var early = new ImapClient(site.port("imap"))) {
        early.login(PERSON, Site.PASSWORD);
        var open = new ArrayList<LineClient>();
        try {
          while (open.size() < DESCRIPTORS) {
            open.add(new LineClient(site.port("imap")));
          }
          await(server, "event=accept-failed listener=imap");
          early.command("STATUS INBOX (MESSAGES)").ok();
        } finally {
          open.forEach(LineClient::close);
        }
      }
      assertSendsAndReads(site);
      assertEquals(1, server.logged("event=accept-failed listener=imap"), server::logQuietly);
    }
  }

  private static void await(ServerProcess server, String words) throws IOException {
    long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (server.logged(words) == 0) {
      assertTrue(server.isAlive() && System.nanoTime() < deadline, server::logQuietly);
      LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
    }
  }

  private static void assertSendsAndReads(Site site) throws IOException {
    try (var smtp = new SmtpClient(site.port("smtp"))) {
      smtp.send("a@elsewhere.example", List.of(PERSON), "Subject: x\r\n\r\nx".getBytes(US_ASCII));
      SmtpClient.expect(250, smtp.reply());
    }
    try (var imap = new ImapClient(site.port("imap"))) {
      imap.login(PERSON, Site.PASSWORD);
      var answer = imap.command("STATUS INBOX (MESSAGES)").ok();
      assertEquals(List.of("* STATUS \"INBOX\" (MESSAGES 1)"), answer.untagged());
    }
  }
}
