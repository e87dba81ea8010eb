package dev.haven.server.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haven.diagnosis.Finding;
import dev.haven.diagnosis.passive.Gathering;
import dev.haven.server.DataDirectory;
import dev.haven.server.Server;
import dev.haven.server.Settings;
import dev.haven.server.config.ConfigurationFile;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the listeners of a real server have seen is there after a restart.
class ListenerFileTest {
  @TempDir Path folder;

  private DataDirectory data() {
    return new DataDirectory(folder.resolve("data"));
  }

  private Server start() throws Exception {
    return Server.start(data(), Settings.freePorts(), "you@example.com");
  }

  private static void comeInTheWrongMode(Server server) throws IOException {
    for (int i = 0; i < 3; i++) {
      try (var socket = new Socket(InetAddress.getLoopbackAddress(), server.port("imaps"))) {
        socket.getOutputStream().write("a1 CAPABILITY\r\n".getBytes(StandardCharsets.US_ASCII));
        var words = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(words.startsWith("* BYE"), words);
      }
    }
  }

  private static Gathering imaps(Server server) {
    return server.status().gatherings().stream()
        .filter(gathering -> gathering.listener().equals("imaps"))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void whoFailedIsKnownAfterARestart() throws Exception {
    try (var server = start()) {
      comeInTheWrongMode(server);
      assertEquals(3, imaps(server).strays().getFirst().count());
      assertEquals(3, imaps(server).sightings().getFirst().failed());
    }
    try (var server = start()) {
      assertEquals(3, imaps(server).strays().getFirst().count());
      comeInTheWrongMode(server);
      assertEquals(6, imaps(server).sightings().getFirst().failed());
      var finding = server.status().findings().getFirst();
      assertEquals("HV-SEEN-02", finding.id());
      assertTrue(
          finding.cause().startsWith("6 connections from 127.0.0.1 speak in clear on "),
          finding::cause);
    }
  }

  @Test
  void whatAListenerSawWaitsUntilItIsBoundAgain() throws Exception {
    try (var server = start()) {
      comeInTheWrongMode(server);
    }
    var without =
        Settings.freePortsText().replace("[listeners.imaps]", "[listeners.imaps]\nenabled = false");
    var reading = ConfigurationFile.parse(without);
    assertEquals(List.of(), reading.problems());
    try (var server = Server.start(data(), reading.configuration(), "you@example.com")) {
      assertEquals(0, server.status().findings().size());
    }
    try (var server = start()) {
      assertEquals(3, imaps(server).strays().getFirst().count());
    }
  }

  @Test
  void aFileThatCannotBeReadKeepsNobodyFromBeingServed() throws Exception {
    try (var server = start()) {
      comeInTheWrongMode(server);
    }
    Files.writeString(folder.resolve("data/listeners.json"), "{\"listeners\":[{");
    try (var server = start()) {
      assertEquals(0, imaps(server).sightings().size());
      assertEquals(0, server.status().findings().stream().map(Finding::id).count());
    }
  }
}
