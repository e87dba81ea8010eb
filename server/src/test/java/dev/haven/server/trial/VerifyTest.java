package dev.haven.server.trial;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haven.server.control.Answer;
import dev.haven.server.control.Refused;
import dev.haven.server.control.Request;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `haven verify` while the server runs.
class VerifyTest {
  private static final String PERSON = "anna@trial.example";

  @TempDir Path folder;
  private Site site = new Site(Path.of(""), Map.of());

  @BeforeEach
  void setUp() throws Exception {
    site = Site.at(folder.resolve("data"), "", "tls = \"none\"\nclear-sign-in = true\n");
    site.people(Ledgers.addresses());
  }

  @Test
  void nothingIsWrongWhileMailComesIn() throws Exception {
    var ledgers = new Ledgers();
    try (var server = ServerProcess.start(site)) {
      var load = new Load("verified");
      load.start(site, ledgers, 3);
      long before = 0;
      for (int round = 0; round < 4; round++) {
        load.awaitTried(100 * (round + 1));
        var report = verify();
        assertEquals(List.of(), report.findings());
        assertTrue(report.entries() > before, before + " entries, then " + report.entries());
        before = report.entries();
      }
      server.kill();
      assertEquals(List.of(), load.await(), server::logQuietly);
    }
    assertEquals(List.of(), site.verify());
  }

  @Test
  void damageIsFoundAndNamedByTheProgramWhoseUserMayLeave() throws Exception {
    try (var server = ServerProcess.start(site)) {
      fill();
      leaveHalfWay();
      var journal = site.data().resolve("store/journal/00000001.seg");
      flipLastByteOf(journal, "the message to be damaged");
      var found = eventually();
      assertEquals(1, found.findings().size(), found.toString());
      var where = found.findings().getFirst().where();
      assertTrue(where.startsWith(journal + " at offset "), where);
      assertEquals("wrong checksum", found.findings().getFirst().what());
      try (var program = ServerProcess.command(site, "verify")) {
        assertTrue(program.awaitEnd(Duration.ofSeconds(60)));
        assertEquals(1, program.exitStatus());
        assertTrue(program.log().contains(where + ": wrong checksum"), program.log());
        assertTrue(program.log().contains("restore this file from a backup"), program.log());
      }
      flipLastByteOf(journal, "the message to be damageD");
      assertEquals(List.of(), verify().findings());
      assertTrue(server.isAlive());
    }
  }

  private void fill() throws IOException {
    try (var smtp = new SmtpClient(site.port("smtp"))) {
      for (int i = 0; i < 50; i++) {
        var text = i == 25 ? "the message to be damaged" : "message " + i;
        var message = "Subject: x\r\n\r\n" + text + "\r\n";
        smtp.send("a@elsewhere.example", List.of(PERSON), message.getBytes(StandardCharsets.UTF_8));
        SmtpClient.expect(250, smtp.reply());
      }
    }
  }

  /// As a command does whose user presses Ctrl-C when it shows the first progress.
  private void leaveHalfWay() throws IOException {
    var address = UnixDomainSocketAddress.of(site.data().resolve("control.sock"));
    try (var channel = SocketChannel.open(address)) {
      var request = "{\"type\":\"Verify\"}\n";
      channel.write(ByteBuffer.wrap(request.getBytes(StandardCharsets.UTF_8)));
      channel.read(ByteBuffer.allocate(1));
    }
  }

  private Answer.Verified verify() throws Refused {
    try (var server = site.administration()) {
      return (Answer.Verified) server.ask(new Request.Verify());
    }
  }

  /// Once the one that was left has noticed.
  private Answer.Verified eventually() throws Refused {
    while (true) {
      try {
        return verify();
      } catch (Refused refused) {
        assertEquals("a verification runs already", refused.cause());
        LockSupport.parkNanos(Duration.ofMillis(1).toNanos());
      }
    }
  }

  private static void flipLastByteOf(Path file, String text) throws IOException {
    int at = Files.readString(file, StandardCharsets.ISO_8859_1).indexOf(text) + text.length() - 1;
    try (var open = new RandomAccessFile(file.toFile(), "rw")) {
      open.seek(at);
      int before = open.read();
      open.seek(at);
      open.write(before ^ 0x20);
    }
  }
}
