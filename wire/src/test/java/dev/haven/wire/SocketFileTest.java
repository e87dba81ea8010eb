package dev.haven.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Unix sockets, on both sides.
class SocketFileTest {
  private static final Duration PATIENCE = Duration.ofSeconds(40);

  @TempDir Path folder;
  private Path path;

  @BeforeEach
  void path() {
    path = folder.resolve("mail.sock");
  }

  private Binding bind(TestHouse house) {
    return house.switchboard.bind(
        ListenerOptions.at(
            new SocketFile(path, "rw-rw----", ""),
            TestHouse.endpoint(TlsMode.NONE),
            new EchoProtocol(),
            TestHouse.LIMITS));
  }

  private Listener open(TestHouse house) {
    var listener = assertInstanceOf(Binding.Bound.class, bind(house)).listener();
    listener.start();
    return listener;
  }

  private static String ask(OutboundConnection connection, String line) throws IOException {
    connection.out().write(line + "\r\n");
    connection.out().flush();
    return answer(connection);
  }

  private static String answer(OutboundConnection connection) throws IOException {
    var answer = assertInstanceOf(Line.Complete.class, connection.in().readLine(1000));
    return new String(answer.bytes(), StandardCharsets.US_ASCII);
  }

  @Test
  void bothSidesSpeakAsOverTcpAndThePeerIsThisMachine() throws Exception {
    try (var house = new TestHouse();
        var outbound = new Outbound()) {
      open(house);
      try (var connection = outbound.connect(UnixDomainSocketAddress.of(path), PATIENCE)) {
        connection.timeout(PATIENCE);
        assertEquals("+HELLO clear", answer(connection));
        assertEquals("a dog", ask(connection, "ECHO a dog"));
        assertEquals("+localhost/127.0.0.1:0", ask(connection, "FROM"));
        assertEquals("+BYE", ask(connection, "QUIT"));
        assertInstanceOf(Line.Closed.class, connection.in().readLine(1000));
        connection.release();
      }
      Eventually.assertBecomes(0L, () -> house.switchboard.status().getFirst().open());
    }
  }

  @Test
  void aReadWaitsForAsLongAsItMayAndTheConnectionIsStillGoodAfterwards() throws Exception {
    try (var house = new TestHouse();
        var outbound = new Outbound()) {
      open(house);
      try (var connection = outbound.connect(UnixDomainSocketAddress.of(path), PATIENCE)) {
        assertEquals("+HELLO clear", answer(connection));
        connection.timeout(Duration.ofMillis(30));
        assertInstanceOf(Line.TimedOut.class, connection.in().readLine(1000));
        assertEquals("a dog", ask(connection, "ECHO a dog"));
        connection.release();
      }
    }
  }

  @Test
  void whoMayConnectIsAsAskedAndTheFileGoesWithTheListener() throws Exception {
    try (var house = new TestHouse()) {
      open(house);
      assertEquals("rw-rw----", PosixFilePermissions.toString(Files.getPosixFilePermissions(path)));
    }
    assertFalse(Files.exists(path));
  }

  @Test
  void aSocketThatIsLeftFromAServerThatDiedIsReplaced() throws Exception {
    try (var left = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      left.bind(UnixDomainSocketAddress.of(path));
    }
    assertTrue(Files.exists(path));
    try (var house = new TestHouse();
        var outbound = new Outbound()) {
      open(house);
      try (var connection = outbound.connect(UnixDomainSocketAddress.of(path), PATIENCE)) {
        assertEquals("+HELLO clear", answer(connection));
        connection.release();
      }
    }
  }

  @Test
  void aSocketThatSomebodyAnswersAtIsLeftToHim() throws Exception {
    try (var house = new TestHouse();
        var other = new TestHouse();
        var outbound = new Outbound()) {
      open(house);
      var refused = assertInstanceOf(Binding.NotBound.class, bind(other));
      assertEquals(Binding.Reason.IN_USE, refused.reason());
      try (var connection = outbound.connect(UnixDomainSocketAddress.of(path), PATIENCE)) {
        assertEquals("+HELLO clear", answer(connection));
        connection.release();
      }
    }
  }

  @Test
  void aFileThatIsNoSocketStaysAsItIs() throws Exception {
    Files.writeString(path, "precious");
    try (var house = new TestHouse()) {
      var refused = assertInstanceOf(Binding.NotBound.class, bind(house));
      assertTrue(refused.words().contains("no socket"), refused.words());
    }
    assertEquals("precious", Files.readString(path));
  }

  @Test
  void nobodyThereIsSaidAtOnce() {
    try (var outbound = new Outbound()) {
      var address = UnixDomainSocketAddress.of(path);
      assertThrows(IOException.class, () -> outbound.connect(address, PATIENCE));
    }
  }
}
