package dev.haven.server.trial;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// SIGTERM: what is in hand is finished, everybody is told, and everything is durable.
class StopTest {
  private static final List<String> PEOPLE = List.of("anna", "bob", "carl", "dora");

  @TempDir Path folder;

  private Site site() throws Exception {
    var site = Site.at(folder.resolve("data"), "", "tls = \"none\"\nclear-sign-in = true\n");
    site.people(PEOPLE.stream().map(Load::address).toArray(String[]::new));
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
      idle.login(Load.address("anna"), Site.PASSWORD);
      idle.command("SELECT INBOX").ok();
      idle.send("IDLE");
      assertTrue(idle.response().startsWith("+"));
      server.terminate();
      var words = smtp.line().rest();
      assertTrue(words.startsWith("421 "), words);
      assertTrue(imap.response().startsWith("* BYE"));
      assertTrue(idle.response().startsWith("* BYE"));
      assertEquals("", pop3.line().rest().replaceFirst("-ERR .*\r\n", ""));
      assertTrue(server.awaitEnd(Duration.ofSeconds(10)), server::logQuietly);
    }
  }

  @Test
  void whatWasAcknowledgedUnderLoadIsThereAfterTheStop() throws Exception {
    var site = site();
    var ledgers = new Load.Ledgers();
    try (var server = ServerProcess.start(site)) {
      var load = new Load("stop", site, ledgers);
      load.start(1);
      while (load.tried() < 200) {
        Thread.onSpinWait();
      }
      server.terminate();
      assertTrue(server.awaitEnd(Duration.ofSeconds(10)), server::logQuietly);
      load.await();
    }
    try (var server = ServerProcess.start(site)) {
      var wrong = new ArrayList<String>();
      for (var person : PEOPLE) {
        var found = MailboxReader.read(site.port("imap"), Load.address(person), "INBOX");
        wrong.addAll(ledgers.of(person).audit(found));
      }
      assertEquals(List.of(), wrong, server::logQuietly);
    }
  }
}
