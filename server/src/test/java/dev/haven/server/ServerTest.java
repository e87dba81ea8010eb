package dev.haven.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haven.server.config.ConfigurationFile;
import dev.haven.server.config.SandboxConfiguration;
import dev.haven.server.control.Refused;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerTest {
  @TempDir private Path folder;

  @Test
  void theFirstStartMakesAnAccountAndTheNextFindsIt() throws Exception {
    var data = new DataDirectory(folder.resolve("data"));
    try (var first = Server.start(data, Settings.freePorts(), "You@Example.com")) {
      var account = first.firstAccount().orElseThrow();
      assertEquals("You@example.com", account.address());
      assertEquals("FirstAccount[You@example.com]", account.toString());
    }
    try (var second = Server.start(data, Settings.freePorts(), "other@example.com")) {
      assertEquals(Optional.empty(), second.firstAccount());
      assertTrue(second.has("you@example.com"));
      assertFalse(second.has("other@example.com"));
    }
  }

  @Test
  void nobodyButTheOwnerMayLookIntoTheDataDirectory() throws Exception {
    var data = folder.resolve("data");
    try (var _ = Server.start(new DataDirectory(data), Settings.freePorts(), "a@b.example")) {
      assertEquals("rwx------", mode(data));
      assertEquals("rw-------", mode(data.resolve("control.sock")));
      assertEquals("rw-------", mode(data.resolve("tls/server-key.pem")));
    }
    assertFalse(Files.exists(data.resolve("control.sock")), "the socket goes with the server");
  }

  @Test
  void aSecondServerOnTheSameDataIsRefused() throws Exception {
    var data = new DataDirectory(folder.resolve("data"));
    try (var _ = Server.start(data, Settings.freePorts(), "a@b.example")) {
      var refused =
          assertThrows(
              Refused.class, () -> Server.start(data, Settings.freePorts(), "a@b.example"));
      assertTrue(
          refused.cause().contains("is in use by process " + ProcessHandle.current().pid()),
          refused.cause());
      assertFalse(refused.remedy().isEmpty());
      assertTrue(Files.exists(folder.resolve("data/control.sock")), "the first goes on");
    }
  }

  @Test
  void whatIsNoAddressIsRefusedAndNothingStaysOpen() throws Exception {
    var data = new DataDirectory(folder.resolve("data"));
    var refused =
        assertThrows(Refused.class, () -> Server.start(data, Settings.freePorts(), "nonsense"));
    assertTrue(refused.cause().startsWith("\"nonsense\" is no e-mail address"), refused.cause());
    Server.start(data, Settings.freePorts(), "a@b.example").close();
  }

  @Test
  void aSandboxOpensNobodysRealMail() throws Exception {
    var data = new DataDirectory(folder.resolve("data"));
    Server.start(data, Settings.freePorts(), "a@b.example").close();
    var refused =
        assertThrows(Refused.class, () -> Server.sandbox(data, SandboxConfiguration.anyPorts()));
    assertTrue(
        refused.cause().endsWith("belongs to a real server, and a sandbox lets everybody in"));
    var other = new DataDirectory(folder.resolve("sandbox"));
    try (var sandbox = Server.sandbox(other, SandboxConfiguration.anyPorts())) {
      assertEquals(Optional.empty(), sandbox.firstAccount());
      assertFalse(other.isSetUp(), "it keeps no mail on disk");
    }
  }

  @Test
  void aCertificateThatCannotBeReadIsNamed() throws Exception {
    var file = Files.writeString(folder.resolve("own.pem"), "nothing");
    var text = "certificate = { file = \"%s\", key = \"%s\" }\n".formatted(file, file);
    var reading = ConfigurationFile.parse(text + Settings.freePortsText());
    var data = new DataDirectory(folder.resolve("data"));
    var refused =
        assertThrows(
            Refused.class, () -> Server.start(data, reading.configuration(), "a@b.example"));
    assertTrue(refused.cause().contains(file + " holds no CERTIFICATE in PEM"), refused.cause());
    try (var mended = Server.start(data, Settings.freePorts(), "a@b.example")) {
      assertTrue(mended.firstAccount().isPresent(), "nobody has seen its password before");
    }
  }

  @Test
  void aStartWithoutAPortLeavesTheFirstAccountToTheNext() throws Exception {
    var data = new DataDirectory(folder.resolve("data"));
    try (var taken = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      var text = Settings.listeners(_ -> taken.getLocalPort(), "");
      var settings = ConfigurationFile.parse(text).configuration();
      try (var deaf = Server.start(data, settings, "a@b.example")) {
        assertEquals(Optional.empty(), deaf.firstAccount());
      }
    }
    try (var heard = Server.start(data, Settings.freePorts(), "a@b.example")) {
      assertTrue(heard.firstAccount().isPresent());
    }
  }

  @Test
  void goingDownSaysGoodbyeInEachLanguage() throws Exception {
    var data = new DataDirectory(folder.resolve("data"));
    var server = Server.start(data, Settings.freePorts(), "a@b.example");
    try (var imap = new Client(server.port("imap"));
        var smtp = new Client(server.port("smtp"));
        var pop3 = new Client(server.port("pop3"))) {
      assertTrue(imap.line().startsWith("* OK"));
      assertTrue(smtp.line().startsWith("220 mail.example.com"));
      assertTrue(pop3.line().startsWith("+OK"));
      server.close();
      assertTrue(imap.line().startsWith("* BYE"));
      assertTrue(smtp.line().startsWith("421 "));
      assertTrue(pop3.line().startsWith("-ERR"));
    }
  }

  @Test
  void whatIsAcceptedBeyondTheGrammarIsCountedWhereItCame() throws Exception {
    var data = new DataDirectory(folder.resolve("data"));
    try (var server = Server.start(data, Settings.freePorts(), "a@b.example");
        var smtp = new Client(server.port("smtp"))) {
      assertTrue(smtp.line().startsWith("220"));
      smtp.say("HELO my_pc");
      assertTrue(smtp.line().startsWith("250"));
      var counts = new TreeMap<String, Long>();
      for (var listener : server.status().listeners()) {
        counts.put(
            listener.name(), listener.counts().getOrDefault("tolerated-hello-not-a-domain", 0L));
      }
      assertEquals(1, counts.remove("smtp"));
      assertEquals(Set.of(0L), Set.copyOf(counts.values()));
    }
  }

  @Test
  void aFloodOfConnectionsIsHeldToItsLimitAndCounted() throws Exception {
    var limits = "[receiving]\ntrusted = []\nconnections-per-minute = 5\n";
    var reading = ConfigurationFile.parse(Settings.freePortsText() + limits);
    assertEquals(List.of(), reading.problems());
    var data = new DataDirectory(folder.resolve("data"));
    try (var server = Server.start(data, reading.configuration(), "a@b.example")) {
      int greeted = 0;
      for (int i = 0; i < 30; i++) {
        try (var smtp = new Client(server.port("smtp"))) {
          var line = smtp.line();
          assertTrue(line.startsWith("220 ") || line.startsWith("421 4.7.0 Too many"), line);
          greeted += line.startsWith("220 ") ? 1 : 0;
        }
      }
      assertTrue(greeted == 5 || greeted == 10, greeted + " in one minute, or two");
      assertEquals(30L - greeted, limited(server));
    }
  }

  private static long limited(Server server) {
    return server.status().listeners().stream()
        .filter(listener -> listener.name().equals("smtp"))
        .mapToLong(listener -> listener.counts().getOrDefault("limited-connections-per-minute", 0L))
        .sum();
  }

  private static String mode(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }

  private static final class Client implements AutoCloseable {
    private final Socket socket;
    private final BufferedReader in;

    Client(int port) throws IOException {
      socket = new Socket(InetAddress.ofLiteral("127.0.0.1"), port);
      socket.setSoTimeout(40_000);
      in =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
    }

    void say(String line) throws IOException {
      socket.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
    }

    String line() throws IOException {
      return String.valueOf(in.readLine());
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }
}
