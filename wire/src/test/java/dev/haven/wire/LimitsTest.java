package dev.haven.wire;

import static dev.haven.wire.Eventually.assertBecomes;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LimitsTest {
  private static final Duration LONG = Duration.ofSeconds(30);
  private static final Duration SHORT = Duration.ofMillis(30);

  private static Limits limits(int connections, Duration beforeSignIn, long bytes, Duration line) {
    return new Limits(connections, LONG, beforeSignIn, bytes, line, LONG, 1, LONG);
  }

  @Test
  void oneAddressCannotTakeAllConnections() throws IOException {
    try (var house = new TestHouse(100, 2)) {
      var listener = house.open(TlsMode.NONE);
      try (var one = TestClient.connect(listener).expect("+HELLO clear");
          var two = TestClient.connect(listener).expect("+HELLO clear");
          var three = TestClient.connect(listener)) {
        assertTrue(three.restAsText().startsWith("-NO Too many connections from your address"));
        one.send("QUIT\r\n").expect("+BYE");
        two.send("ECHO unharmed\r\n").expect("unharmed");
      }
      assertBecomes(0L, () -> listener.status().open());
      TestClient.connect(listener).expect("+HELLO clear").close();
      assertEquals(Map.of(Refusal.TOO_MANY_FROM_ADDRESS, 1L), listener.status().refused());
    }
  }

  @Test
  void aRefusalOnATlsPortIsSaidInsideTls() throws IOException {
    try (var house = new TestHouse(1, 100)) {
      var listener = house.open(TlsMode.IMPLICIT);
      try (var one = TestClient.connectTls(listener).expect("+HELLO secure");
          var two = TestClient.connectTls(listener)) {
        assertTrue(two.line().startsWith("-NO Too many connections to this server"));
        one.send("ECHO unharmed\r\n").expect("unharmed");
      }
    }
  }

  @Test
  void aListenerHasALimitOfItsOwn() throws IOException {
    try (var house = new TestHouse()) {
      var listener = house.open(TlsMode.NONE, limits(1, LONG, 1 << 20, LONG));
      try (var one = TestClient.connect(listener).expect("+HELLO clear");
          var two = TestClient.connect(listener)) {
        assertTrue(two.line().startsWith("-NO Too many connections to this port"));
        one.send("ECHO unharmed\r\n").expect("unharmed");
      }
    }
  }

  @Test
  void aStrangerHasSomuchTimeToSignIn() throws IOException {
    try (var house = new TestHouse()) {
      var listener = house.open(TlsMode.NONE, limits(10, SHORT, 1 << 20, LONG));
      try (var client = TestClient.connect(listener).expect("+HELLO clear")) {
        assertTrue(client.restAsText().startsWith("-NO Nobody signed in within"));
      }
      assertBecomes(Map.of(Refusal.TOO_LONG_BEFORE_SIGN_IN, 1L), () -> listener.status().refused());
    }
  }

  @Test
  void aStrangerMaySendSoMuch() throws IOException {
    try (var house = new TestHouse()) {
      var listener = house.open(TlsMode.NONE, limits(10, LONG, 2000, LONG));
      var line = "ECHO " + "x".repeat(93) + "\r\n";
      try (var stranger = TestClient.connect(listener).expect("+HELLO clear");
          var known = TestClient.connect(listener).expect("+HELLO clear")) {
        known.send("LOGIN\r\n").expect("+IN");
        known.send(line.repeat(40) + "QUIT\r\n");
        assertTrue(known.restAsText().endsWith("+BYE\r\n"));
        stranger.send(line.repeat(40));
        assertTrue(
            stranger.restAsText().endsWith("-NO More than 2000 bytes before anyone signed in\r\n"));
      }
      assertEquals(Map.of(Refusal.TOO_MUCH_BEFORE_SIGN_IN, 1L), listener.status().refused());
    }
  }

  @Test
  void aLineThatHasBegunMustEndSoon() throws IOException {
    try (var house = new TestHouse()) {
      var listener = house.open(TlsMode.NONE, limits(10, LONG, 1 << 20, SHORT));
      try (var client = TestClient.connect(listener).expect("+HELLO clear")) {
        client.send("ECHO slowlo").expect("-LATE");
        assertEquals(-1, client.in().read());
      }
    }
  }

  @Test
  void aLineWithoutEndIsRefusedInWords() throws IOException {
    try (var house = new TestHouse()) {
      var listener = house.open(TlsMode.NONE);
      try (var client = TestClient.connect(listener).expect("+HELLO clear")) {
        client.send("x".repeat(1_200_000));
        assertTrue(client.restAsText().startsWith("-NO A line of more than a mebibyte"));
      }
      assertBecomes(Map.of(Refusal.ENDLESS_LINE, 1L), () -> listener.status().refused());
    }
  }

  /// A socket closed with bytes unread would reset the connection and lose the goodbye.
  @Test
  void theLastWordArrivesThoughTheClientHasSentMore() throws IOException {
    try (var house = new TestHouse()) {
      var listener = house.open(TlsMode.NONE);
      for (int i = 0; i < 50; i++) {
        try (var client = TestClient.connect(listener).expect("+HELLO clear")) {
          client.send("QUIT\r\n" + "ECHO more\r\n".repeat(5_000));
          assertEquals("+BYE\r\n", client.restAsText());
        }
      }
    }
  }

  @Test
  void aBodyThatTricklesIsCut() throws IOException {
    try (var house = new TestHouse()) {
      var hasty = new Limits(10, LONG, LONG, 1 << 20, LONG, LONG, 1_000_000, Duration.ofMillis(5));
      var listener = house.open(TlsMode.NONE, hasty);
      try (var client = TestClient.connect(listener).expect("+HELLO clear")) {
        client.send("TAKE 1000000\r\n").expect("+GO");
        assertThrows(
            IOException.class,
            () -> {
              while (client.in().available() == 0) {
                client.send(new byte[1]);
                Thread.onSpinWait();
              }
              assertTrue(client.restAsText().startsWith("-NO Too slow"));
              throw new IOException("refused");
            });
      }
      assertBecomes(Map.of(Refusal.TOO_SLOW, 1L), () -> listener.status().refused());
    }
  }

  @Test
  void aClientThatDoesNotReadIsCut() throws IOException {
    try (var house = new TestHouse()) {
      var limits = new Limits(10, LONG, LONG, 1 << 20, LONG, SHORT, 1, LONG);
      var listener = house.open(TlsMode.NONE, limits);
      try (var client = TestClient.connect(listener).expect("+HELLO clear")) {
        client.send("GIVE 50000000\r\n");
        assertBecomes(Map.of(Refusal.TOO_SLOW, 1L), () -> listener.status().refused());
        assertBecomes(0L, () -> listener.status().open());
      }
    }
  }

  @Test
  void floodsLeaveOthersUnharmed() throws IOException {
    try (var house = new TestHouse(2000, 2000)) {
      var listener = house.open(TlsMode.NONE, limits(2000, LONG, 1 << 21, LONG));
      var flood = new ArrayList<TestClient>();
      try (var staying = TestClient.connect(listener).expect("+HELLO clear")) {
        for (int i = 0; i < 300; i++) {
          flood.add(TestClient.connect(listener));
        }
        for (var client : flood) {
          client.expect("+HELLO clear").send("x".repeat(20_000));
        }
        staying.send("ECHO unharmed\r\n").expect("unharmed");
        try (var endless = TestClient.connect(listener).expect("+HELLO clear")) {
          assertThrows(IOException.class, () -> sendForEver(endless));
        }
        staying.send("ECHO still unharmed\r\n").expect("still unharmed");
      } finally {
        flood.forEach(TestClient::close);
      }
      assertBecomes(0L, () -> listener.status().open());
    }
  }

  private static void sendForEver(TestClient client) throws IOException {
    var bytes = "x".repeat(64 * 1024);
    while (true) {
      client.send(bytes);
    }
  }
}
