package dev.haven.wire;

import static dev.haven.wire.Eventually.assertBecomes;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ListenerTest {
  private final TestHouse house = new TestHouse();

  @AfterEach
  void close() {
    house.close();
  }

  @Test
  void aSessionAnswersOverARealSocket() throws IOException {
    var listener = house.open(TlsMode.STARTTLS);
    try (var client = TestClient.connect(listener)) {
      client.expect("+HELLO clear").send("ECHO one\r\nECHO two\r\n").expect("one").expect("two");
      client.send("QUIT\r\n").expect("+BYE");
      assertEquals(-1, client.in().read());
    }
    assertBecomes(0L, () -> listener.status().open());
    assertEquals(1, listener.status().accepted());
    assertTrue(listener.status().lastSuccess().isPresent());
    assertTrue(listener.status().lastFailure().isEmpty());
  }

  @Test
  void everySessionHasAnIdOfItsOwn() throws IOException {
    var listener = house.open(TlsMode.NONE);
    try (var one = TestClient.connect(listener);
        var other = TestClient.connect(listener)) {
      one.expect("+HELLO clear").send("ID\r\n");
      other.expect("+HELLO clear").send("ID\r\n");
      assertNotEquals(one.line(), other.line());
    }
  }

  @Test
  void bodiesPassUnchangedBothWays() throws IOException {
    var listener = house.open(TlsMode.NONE);
    try (var client = TestClient.connect(listener)) {
      client.expect("+HELLO clear");
      Bodies.assertPassUnchanged(client);
    }
  }

  @Test
  void aTakenPortIsAReasonAndNotAnException() {
    var taken = house.open(TlsMode.NONE).endpoint();
    var again =
        house.switchboard.bind(new ListenerOptions(taken, new EchoProtocol(), TestHouse.LIMITS));
    assertEquals(Binding.Reason.IN_USE, assertInstanceOf(Binding.NotBound.class, again).reason());
  }

  @Test
  void anAddressOfAnotherMachineIsAReasonToo() {
    var elsewhere =
        new Endpoint(
            "echo",
            new InetSocketAddress(InetAddress.ofLiteral("192.0.2.77"), 0),
            TlsMode.NONE,
            false,
            "echo.example");
    var binding =
        house.switchboard.bind(
            new ListenerOptions(elsewhere, new EchoProtocol(), TestHouse.LIMITS));
    assertEquals(
        Binding.Reason.ADDRESS_NOT_AVAILABLE,
        assertInstanceOf(Binding.NotBound.class, binding).reason());
  }

  @Test
  void aClientThatVanishesEndsItsSessionOnly() throws IOException {
    var listener = house.open(TlsMode.NONE);
    try (var staying = TestClient.connect(listener)) {
      staying.expect("+HELLO clear");
      try (var leaving = TestClient.connect(listener)) {
        leaving.expect("+HELLO clear").send("ECHO half a li");
        leaving.tcp().setSoLinger(true, 0);
      }
      assertBecomes(1L, () -> listener.status().open());
      staying.send("ECHO still here\r\n").expect("still here");
    }
  }

  @Test
  void aPatternTellsShiftedBytes() {
    assertArrayEquals(
        new byte[] {(byte) 250, 0},
        new byte[] {EchoProtocol.pattern(250), EchoProtocol.pattern(251)});
  }
}
