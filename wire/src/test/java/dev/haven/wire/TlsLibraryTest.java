package dev.haven.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.netty.util.ReferenceCounted;
import java.io.IOException;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;

class TlsLibraryTest {
  private static final TlsEngines.Loading NOT_TO_BE_HAD =
      (_, _) -> {
        throw new TlsLibraryMissing("no library for this machine");
      };

  private final Certificates certificates = new Certificates(TestCertificates.all());

  private TlsEngines engines(TlsLibrary asked, TlsEngines.Loading loading)
      throws TlsLibraryMissing {
    return TlsEngines.of(certificates, asked, loading);
  }

  @Test
  void whereOpenSslCannotBeLoadedJavaServes() throws TlsLibraryMissing {
    var engines = engines(TlsLibrary.AUTO, NOT_TO_BE_HAD);
    assertEquals(TlsLibrary.JAVA, engines.library());
    assertNotEquals(true, engines.server() instanceof ReferenceCounted);
  }

  @Test
  void whoAsksForOpenSslIsToldThatItIsNotThere() {
    var missing =
        assertThrows(TlsLibraryMissing.class, () -> engines(TlsLibrary.OPENSSL, NOT_TO_BE_HAD));
    assertEquals("no library for this machine", missing.getMessage());
  }

  @Test
  void openSslIsTakenWhereItCanBeHad() throws TlsLibraryMissing {
    assertEquals(TlsLibrary.OPENSSL, engines(TlsLibrary.AUTO, OpenSslTls::load).library());
    assertEquals(TlsLibrary.JAVA, engines(TlsLibrary.JAVA, OpenSslTls::load).library());
  }

  @Test
  void loadedAheadItIsTheSame() throws TlsLibraryMissing {
    Switchboard.prepare(TlsLibrary.AUTO);
    assertEquals(TlsLibrary.OPENSSL, engines(TlsLibrary.AUTO, OpenSslTls::load).library());
    assertEquals("false", System.getProperty("io.netty.jfr.enabled"), "events nobody asked for");
  }

  @Test
  void aKeyThatOpenSslCannotSignWithIsLeftToJava()
      throws TlsLibraryMissing, NoSuchAlgorithmException {
    var engines = engines(TlsLibrary.AUTO, OpenSslTls::load);
    var edwards = KeyPairGenerator.getInstance("Ed25519").generateKeyPair().getPrivate();
    var chain = TestCertificates.certificate("mail").chain();
    certificates.replace(List.of(new ServerCertificate(edwards, chain)));
    assertEquals(TlsLibrary.JAVA, engines.library());
  }

  @Test
  void aClientThatComesAgainNeedsNoFullHandshake() throws IOException {
    for (var library : List.of(TlsLibrary.JAVA, TlsLibrary.OPENSSL)) {
      try (var house = new TestHouse(10, 10, library)) {
        var listener = house.open(TlsMode.IMPLICIT);
        var context = TestCertificates.trustingClient();
        long first = sessionOf(listener, context);
        assertEquals(first, sessionOf(listener, context), library + " resumes");
      }
    }
  }

  /// When the session was made that this connection uses.
  private static long sessionOf(Listener listener, SSLContext context) throws IOException {
    try (var client = TestClient.connect(listener)) {
      client.tls(context, "mail.example", "TLSv1.3");
      client.expect("+HELLO secure").send("QUIT\r\n").expect("+BYE");
      client.rest();
      return client.secured().getSession().getCreationTime();
    }
  }
}
