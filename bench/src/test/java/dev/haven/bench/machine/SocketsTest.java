package dev.haven.bench.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class SocketsTest {
  @Test
  void a_connection_counts_until_the_server_has_closed_it() throws IOException {
    assumeTrue(Files.exists(Path.of("/proc/net/tcp")), "no /proc/net/tcp here");
    try (var listening = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
      int port = listening.getLocalPort();
      assertEquals(0, Sockets.held(port));
      var client = new Socket(listening.getInetAddress(), port);
      try (client;
          var server = listening.accept()) {
        assertEquals(1, Sockets.held(port));
        client.close();
        assertEquals(-1, server.getInputStream().read());
        assertEquals(1, Sockets.held(port), "the client has gone, the server not yet");
      }
      assertEquals(0, Sockets.held(port));
    }
  }

  @Test
  void a_line_of_the_kernel_tells_the_port_of_this_end_and_the_state() {
    var line = "   1: 0100007F:1F90 0100007F:D431 01 00000000:00000000 00:00000000 00000000     0";
    assertTrue(Sockets.isHeld(line, 8080));
    assertFalse(Sockets.isHeld(line, 54321), "the other end's port");
    assertTrue(Sockets.isHeld(line.replace(" 01 ", " 08 "), 8080));
    assertFalse(Sockets.isHeld(line.replace(" 01 ", " 06 "), 8080), "time-wait");
    assertFalse(Sockets.isHeld(line.replace(" 01 ", " 0A "), 8080), "listening");
    var six =
        "   0: 0000000000000000FFFF00000100007F:1F90 0000000000000000FFFF00000100007F:D431 01 0";
    assertTrue(Sockets.isHeld(six, 8080));
  }
}
