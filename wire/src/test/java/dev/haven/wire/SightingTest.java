package dev.haven.wire;

import static dev.haven.wire.Eventually.assertBecomes;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// What a listener keeps of those who came, with the TLS of either library.
@ParameterizedClass
@EnumSource(
    value = TlsLibrary.class,
    names = {"JAVA", "OPENSSL"})
class SightingTest {
  private static final Instant THEN = Instant.parse("2026-05-01T12:00:00Z");

  private final TestHouse house;

  SightingTest(TlsLibrary library) {
    house = new TestHouse(1000, 1000, library);
  }

  @AfterEach
  void close() {
    house.close();
  }

  private static List<String> counted(Listener listener) {
    return listener.status().sightings().stream()
        .map(seen ->
            "six=%s %s reached=%d failed=%d alerts=%s"
                .formatted(seen.six(), seen.kind(), seen.reached(), seen.failed(), seen.alerts()))
        .toList();
  }

  private static List<String> strays(Listener listener) {
    return listener.status().strays().stream()
        .map(one -> one.address() + " " + one.what() + " " + one.alert() + " " + one.count())
        .toList();
  }

  @Test
  void aSessionThatBeginsIsASuccess() throws IOException {
    var listener = house.open(TlsMode.IMPLICIT);
    for (int i = 0; i < 3; i++) {
      try (var client = TestClient.connectTls(listener)) {
        client.expect("+HELLO secure");
      }
    }
    assertEquals(List.of("six=false OWN reached=3 failed=0 alerts={}"), counted(listener));
    assertTrue(listener.status().sightings().getFirst().lastReached().isPresent());
    assertEquals(List.of(), strays(listener));
  }

  @Test
  void aClientThatDoesNotTrustUsLeavesItsAlert() throws IOException {
    var listener = house.open(TlsMode.IMPLICIT);
    for (int i = 0; i < 3; i++) {
      try (var client = TestClient.connect(listener)) {
        assertThrows(
            SSLException.class, () -> client.tls(TestCertificates.client(), "mail.example"));
      }
    }
    assertBecomes(
        List.of("six=false OWN reached=0 failed=3 alerts={certificate_unknown=3}"),
        () -> counted(listener));
    assertEquals(
        List.of("127.0.0.1 CLIENT_DISTRUSTS_CERTIFICATE certificate_unknown 3"), strays(listener));
  }

  @Test
  void anOldClientAndOneInClearAreGroupedApart() throws IOException {
    var listener = house.open(TlsMode.IMPLICIT);
    for (int i = 0; i < 2; i++) {
      try (var client = TestClient.connect(listener)) {
        client.send(Hellos.TLS_1_1).rest();
      }
      try (var client = TestClient.connect(listener)) {
        client.send("EHLO me.example\r\n").rest();
      }
    }
    assertBecomes(List.of("six=false OWN reached=0 failed=4 alerts={}"), () -> counted(listener));
    assertEquals(
        List.of("127.0.0.1 PLAIN_TO_TLS_PORT  2", "127.0.0.1 TOO_OLD  2"),
        strays(listener).stream().sorted().toList());
  }

  @Test
  void whatWasSeenInAnEarlierLifeIsCountedOn() throws IOException {
    var listener = house.open(TlsMode.STARTTLS);
    var failure = new ListenerStatus.Failure(THEN, "192.0.2.1: words");
    listener.restore(
        List.of(
            new Sighting(
                false,
                PeerKind.OWN,
                7,
                1,
                Optional.of(THEN),
                Optional.of(failure),
                Map.of("unknown_ca", 1L, "not_an_alert", 9L))),
        List.of(new Stray("127.0.0.1", "TLS_TO_PLAIN_PORT", "", 5, THEN, THEN)));
    assertEquals(Optional.of(THEN), listener.status().lastSuccess());
    try (var client = TestClient.connect(listener)) {
      client.expect("+HELLO clear").send(Hellos.TLS_1_1).rest();
    }
    assertBecomes(
        List.of("six=false OWN reached=8 failed=2 alerts={unknown_ca=1}"), () -> counted(listener));
    assertEquals(List.of("127.0.0.1 TLS_TO_PLAIN_PORT  6"), strays(listener));
    assertEquals(THEN, listener.status().strays().getFirst().first());
  }

  @ParameterizedTest
  @CsvSource({
    "imap, EHLO me.example, 421 4.7.0 Port, SMTP",
    "imap, USER jane, -ERR [SYS/PERM] Port, POP3",
    "pop3, HELO me, 421 4.7.0 Port, SMTP",
    "pop3, a1 CAPABILITY, * BYE Port, IMAP",
    "submission, a1 LOGIN jane secret, * BYE Port, IMAP",
    "smtp, CAPA, -ERR [SYS/PERM] Port, POP3"
  })
  void anotherLanguageOfMailIsAnsweredInThatLanguage(
      String listens, String says, String answer, WrongMode mode) throws IOException {
    var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    var endpoint = new Endpoint(listens, address, TlsMode.STARTTLS, false, "echo.example");
    var options = new ListenerOptions(endpoint, new EchoProtocol(), TestHouse.LIMITS);
    var listener = ((Binding.Bound) house.switchboard.bind(options)).listener();
    listener.start();
    try (var client = TestClient.connect(listener)) {
      client.expect("+HELLO clear").send(says + "\r\n");
      var words = client.restAsText();
      assertTrue(words.startsWith(answer), words);
    }
    assertBecomes(Map.of(mode, 1L), () -> listener.status().wrongMode());
  }
}
