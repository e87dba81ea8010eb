package dev.haven.server.trial;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// SIGTERM: what is in hand is finished, everybody is told, and everything is durable.
class StopTest {
  private static final Duration PATIENCE = Duration.ofSeconds(40);

  @TempDir Path folder;

  private Site site() throws Exception {
    var site = Site.at(folder.resolve("data"), "", "tls = \"none\"\nclear-sign-in = true\n");
    site.people(Ledgers.addresses());
    return site;
  }

  @Test
  void whoWaitsIsToldGoodbye() throws Exception {
    var site = site();
    try (var server = ServerProcess.start(site);
        var smtp = new SmtpClient(site.port("smtp"));
        var imap = new ImapClient(site.port("imap"));
        var idle = new ImapClient(site.port("imap"));
        var pop3 = new Pop3Client(site.port("pop3"))) {
      idle.login(Ledgers.address("anna"), Site.PASSWORD);
      idle.command("SELECT INBOX").ok();
      idle.send("IDLE");
      assertTrue(idle.response().startsWith("+"));
      server.terminate();
      var words = smtp.line().rest();
      assertTrue(words.startsWith("421 "), words);
      assertTrue(imap.response().startsWith("* BYE"));
      assertTrue(idle.response().startsWith("* BYE"));
      assertEquals("", pop3.line().rest().replaceFirst("-ERR .*\r\n", ""));
      assertTrue(server.awaitEnd(PATIENCE), server::logQuietly);
    }
  }

  @Test
  void whatWasAcknowledgedUnderLoadIsThereAfterTheStop() throws Exception {
    var site = site();
    var ledgers = new Ledgers();
    try (var server = ServerProcess.start(site)) {
      var load = new Load("stop");
      load.start(site, ledgers, 1);
      load.awaitTried(200);
      server.terminate();
      assertTrue(server.awaitEnd(PATIENCE), server::logQuietly);
      load.await();
    }
    try (var server = ServerProcess.start(site)) {
      assertEquals(List.of(), ledgers.audit(site), server::logQuietly);
    }
  }
}
