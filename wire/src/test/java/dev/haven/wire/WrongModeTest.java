package dev.haven.wire;

import static dev.haven.wire.Eventually.assertBecomes;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WrongModeTest {
  private final TestHouse house = new TestHouse();
  private final Listener clear = house.open(TlsMode.STARTTLS);
  private final Listener secure = house.open(TlsMode.IMPLICIT);
  private final int clearPort = clear.endpoint().address().getPort();
  private final int securePort = secure.endpoint().address().getPort();

  WrongModeTest() {
    house.guide(
        new PortGuide.Door("imap", securePort, TlsMode.IMPLICIT),
        new PortGuide.Door("imap", clearPort, TlsMode.STARTTLS));
  }

  @AfterEach
  void close() {
    house.close();
  }

  @Test
  void tlsToAPlainPortGetsAnAlertAndTheRightPort() throws IOException {
    try (var client = TestClient.connect(clear)) {
      client.expect("+HELLO clear").send(Hellos.TLS_1_1);
      var answer = client.rest();
      assertArrayEquals(new byte[] {21, 3, 1, 0, 2, 2, 10}, Arrays.copyOf(answer, 7));
      assertEquals(
          "-NO Port "
              + clearPort
              + " begins without TLS, and your program began with TLS. Set it to STARTTLS for this"
              + " port, or use port "
              + securePort
              + " with SSL/TLS.\r\n",
          new String(answer, 7, answer.length - 7, StandardCharsets.UTF_8));
    }
    assertBecomes(Map.of(WrongMode.TLS_TO_PLAIN_PORT, 1L), () -> clear.status().wrongMode());
    assertTrue(clear.status().lastFailure().orElseThrow().words().startsWith("127.0.0.1: Port"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"EHLO me.example\r\n", "a1 CAPABILITY\r\n", "\r\n", "G"})
  void textOnATlsPortIsToldInWords(String text) throws IOException {
    try (var client = TestClient.connect(secure)) {
      client.send(text);
      client.tcp().shutdownOutput();
      assertEquals(plainAnswer(), client.restAsText());
    }
  }

  @Test
  void silenceOnATlsPortIsToldInWordsWhenItIsOver() throws IOException {
    var limits = TestHouse.LIMITS;
    var impatient =
        house.open(
            TlsMode.IMPLICIT,
            new Limits(
                10,
                Duration.ofMillis(20),
                limits.beforeSignIn(),
                limits.bytesBeforeSignIn(),
                limits.line(),
                limits.write(),
                1,
                limits.window()));
    try (var client = TestClient.connect(impatient)) {
      assertTrue(client.restAsText().contains("speaks TLS from the first byte"));
    }
    assertBecomes(Map.of(WrongMode.SILENT_ON_TLS_PORT, 1L), () -> impatient.status().wrongMode());
  }

  private String plainAnswer() {
    return "-NO Port "
        + securePort
        + " speaks TLS from the first byte, and your program did not begin TLS. Set it to SSL/TLS"
        + " for this port, or use port "
        + clearPort
        + " with STARTTLS.\r\n";
  }

  @Test
  void aBrowserIsAnsweredAsABrowserOnAnyPort() throws IOException {
    try (var client = TestClient.connect(clear)) {
      client.expect("+HELLO clear");
      assertIsPage(client, clearPort);
    }
    try (var client = TestClient.connect(secure)) {
      assertIsPage(client, securePort);
    }
    try (var client = TestClient.connectTls(secure)) {
      client.expect("+HELLO secure");
      assertIsPage(client, securePort);
    }
    assertBecomes(Map.of(WrongMode.HTTP, 1L), () -> clear.status().wrongMode());
    assertBecomes(Map.of(WrongMode.HTTP, 2L), () -> secure.status().wrongMode());
  }

  private void assertIsPage(TestClient client, int port) throws IOException {
    var header = "X-Long: " + "x".repeat(3000) + "\r\n";
    client.send("GET / HTTP/1.1\r\nHost: mail.example\r\n" + header + "\r\n");
    var page = client.restAsText();
    assertTrue(page.startsWith("HTTP/1.1 400 Bad Request\r\nContent-Type: text/plain"), page);
    int body = page.indexOf("\r\n\r\n") + 4;
    assertTrue(page.contains("\r\nContent-Length: " + (page.length() - body) + "\r\n"), page);
    assertTrue(page.contains("port " + port + " is not for web browsers"), page);
    assertTrue(page.contains("IMAP: port " + securePort + " with SSL/TLS"), page);
    assertTrue(page.contains("IMAP: port " + clearPort + " with STARTTLS"), page);
  }

  @Test
  void aProxyHeaderFromAStrangerIsRefusedInWords() throws IOException {
    for (var listener : new Listener[] {clear, secure}) {
      try (var client = TestClient.connect(listener)) {
        client.send("PROXY TCP4 192.0.2.5 192.0.2.6 1 2\r\n");
        assertTrue(client.restAsText().contains("not configured as a proxy"));
      }
      assertBecomes(Map.of(WrongMode.UNTRUSTED_PROXY, 1L), () -> listener.status().wrongMode());
    }
  }
}
