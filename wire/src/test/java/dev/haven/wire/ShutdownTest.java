package dev.haven.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.ConnectException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ShutdownTest {
  @Test
  void sessionsThatWaitSayGoodbye() throws IOException {
    var house = new TestHouse();
    var clear = house.open(TlsMode.NONE);
    var secure = house.open(TlsMode.IMPLICIT);
    try (var one = TestClient.connect(clear).expect("+HELLO clear");
        var two = TestClient.connectTls(secure).expect("+HELLO secure")) {
      house.switchboard.shutDown(Duration.ofSeconds(20));
      one.expect("-BYE");
      two.expect("-BYE");
      assertEquals(-1, one.in().read());
      assertEquals(-1, two.in().read());
    }
    assertThrows(ConnectException.class, () -> TestClient.connect(clear));
  }

  @Test
  void aBodyUnderWayMayEnd() throws Exception {
    var house = new TestHouse();
    var listener = house.open(TlsMode.NONE);
    try (var client = TestClient.connect(listener).expect("+HELLO clear")) {
      client.send("TAKE 2\r\n").expect("+GO").send(new byte[] {EchoProtocol.pattern(0)});
      var down = Thread.ofVirtual().start(() -> house.switchboard.shutDown(Duration.ofSeconds(20)));
      while (canConnect(listener)) {
        Thread.onSpinWait();
      }
      client.send(new byte[] {EchoProtocol.pattern(1)});
      client.expect("+TOOK 2 wrong 0").expect("-BYE");
      down.join();
    }
  }

  private static boolean canConnect(Listener listener) {
    try {
      TestClient.connect(listener).close();
      return true;
    } catch (IOException _) {
      return false;
    }
  }

  @Test
  void whoDoesNotEndInTimeIsCut() throws IOException {
    var house = new TestHouse();
    var listener = house.open(TlsMode.NONE);
    try (var client = TestClient.connect(listener).expect("+HELLO clear")) {
      client.send("TAKE 2\r\n").expect("+GO");
      house.switchboard.shutDown(Duration.ofMillis(20));
      assertFalse(client.restAsText().contains("+TOOK"));
    }
    assertTrue(listener.status().accepted() > 0);
  }
}
