package dev.haven.wire;

import static dev.haven.wire.Eventually.assertBecomes;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@ParameterizedClass
@EnumSource(
    value = TlsLibrary.class,
    names = {"JAVA", "OPENSSL"})
class TlsTest {
  private final TestHouse house;

  TlsTest(TlsLibrary library) {
    house = new TestHouse(1000, 1000, library);
    assertEquals(library, house.switchboard.tls());
  }

  @AfterEach
  void close() {
    house.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
  void bodiesPassUnchangedInsideTls(String version) throws IOException {
    var listener = house.open(TlsMode.IMPLICIT);
    try (var client = TestClient.connect(listener)) {
      client.tls(TestCertificates.trustingClient(), "mail.example", version);
      assertEquals(version, client.secured().getSession().getProtocol());
      client.expect("+HELLO secure");
      Bodies.assertPassUnchanged(client);
      client.send("QUIT\r\n").expect("+BYE");
      assertEquals(-1, client.in().read(), "close_notify, or SSLSocket would throw");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
  void starttlsUpgradesAndForgetsWhatWasPipelinedInClear(String version) throws IOException {
    var listener = house.open(TlsMode.STARTTLS);
    try (var client = TestClient.connect(listener)) {
      client.expect("+HELLO clear").send("TLS\r\nECHO injected\r\n").expect("+GO");
      client.tls(TestCertificates.trustingClient(), "mail.example", version);
      client.send("ECHO inside\r\n").expect("inside");
      client.send("TLS\r\n").expect("-NOT NOW");
      Bodies.assertPassUnchanged(client);
    }
  }

  @Test
  void withoutACertificateStarttlsIsNotOffered() throws IOException {
    house.certificates.replace(List.of());
    try (var client = TestClient.connect(house.open(TlsMode.STARTTLS))) {
      client.expect("+HELLO clear").send("TLS\r\n").expect("-NOT NOW");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "mail.example, CN=Test mail",
    "other.example, CN=Test other",
    "OTHER.example, CN=Test other",
    "imap.wild.example, CN=Test wild",
    "deep.imap.wild.example, CN=Test mail",
    "unknown.example, CN=Test mail"
  })
  void theCertificateIsChosenByTheNameAskedFor(String asked, String subject) throws IOException {
    var listener = house.open(TlsMode.IMPLICIT);
    assertEquals(subject, subjectShown(listener, asked));
  }

  @Test
  void certificatesCanBeReplacedWhileRunning() throws IOException {
    var listener = house.open(TlsMode.IMPLICIT);
    try (var before = TestClient.connectTls(listener)) {
      before.expect("+HELLO secure");
      house.certificates.replace(List.of(TestCertificates.certificate("other")));
      assertEquals("CN=Test other", subjectShown(listener, "mail.example"));
      before.send("ECHO goes on\r\n").expect("goes on");
    }
  }

  private static String subjectShown(Listener listener, String asked) throws IOException {
    try (var client = TestClient.connect(listener)) {
      client.tls(TestCertificates.trustingClient(), asked);
      var shown = (X509Certificate) client.secured().getSession().getPeerCertificates()[0];
      return shown.getSubjectX500Principal().getName();
    }
  }

  @Test
  void aClientThatDistrustsTheCertificateIsCountedAsThat() throws IOException {
    var listener = house.open(TlsMode.IMPLICIT);
    try (var client = TestClient.connect(listener)) {
      assertThrows(SSLException.class, () -> client.tls(TestCertificates.client(), "mail.example"));
    }
    assertBecomes(
        Map.of(TlsTrouble.CLIENT_DISTRUSTS_CERTIFICATE, 1L), () -> listener.status().tlsTrouble());
    assertTrue(listener.status().lastFailure().orElseThrow().words().contains("does not trust"));
  }

  @Test
  void aClientHelloOfTls11IsTooOld() throws IOException {
    var listener = house.open(TlsMode.IMPLICIT);
    try (var client = TestClient.connect(listener)) {
      client.send(Hellos.TLS_1_1);
      assertEquals(21, client.in().read(), "an alert record");
    }
    assertBecomes(Map.of(TlsTrouble.TOO_OLD, 1L), () -> listener.status().tlsTrouble());
  }

  @Test
  void renegotiationIsRefused() throws IOException {
    var listener = house.open(TlsMode.IMPLICIT);
    try (var client = TestClient.connect(listener)) {
      client.tls(TestCertificates.trustingClient(), "mail.example", "TLSv1.2");
      client.expect("+HELLO secure");
      assertThrows(
          IOException.class,
          () -> {
            client.secured().startHandshake();
            client.send("ECHO again\r\n").expect("again");
          });
    }
    assertBecomes(Map.of(TlsTrouble.RENEGOTIATION, 1L), () -> listener.status().tlsTrouble());
  }

  @Test
  void keysCanBeUpdatedWithinASession() throws IOException {
    // RFC 8446 §4.6.3: JSSE's client asks for one where its caller wants a handshake again.
    var listener = house.open(TlsMode.IMPLICIT);
    try (var client = TestClient.connectTls(listener)) {
      client.expect("+HELLO secure");
      client.secured().startHandshake();
      client.send("ECHO after the key update\r\n").expect("after the key update");
      Bodies.assertPassUnchanged(client);
    }
  }

  @Test
  void garbageAfterTheFirstByteIsNotTls() throws IOException {
    var listener = house.open(TlsMode.IMPLICIT);
    try (var client = TestClient.connect(listener)) {
      client.send(new byte[] {(byte) 0x80, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10});
      client.rest();
    }
    assertBecomes(Map.of(TlsTrouble.NOT_TLS, 1L), () -> listener.status().tlsTrouble());
  }
}
