package dev.haven.server.certificate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLException;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostCertificateTest {
  private static final HostNames NAMES =
      new HostNames(
          "mail.example.com", List.of("mail.example.com", "box", "localhost", "127.0.0.1", "::1"));

  @TempDir private Path data;

  @Test
  void aClientThatTrustsTheAuthorityAcceptsEveryNameOfTheHost() throws Exception {
    var certificates = HostCertificate.local(data.resolve("tls"), NAMES, Clock.systemUTC());
    for (var name : List.of("mail.example.com", "box", "localhost", "127.0.0.1", "::1")) {
      var seen =
          shakeHands(serverContext(certificates), trusting(data.resolve("tls/ca.pem")), name);
      assertEquals("EC", seen.getPublicKey().getAlgorithm());
    }
    assertThrows(
        SSLException.class,
        () ->
            shakeHands(
                serverContext(certificates),
                trusting(data.resolve("tls/ca.pem")),
                "other.example"));
  }

  @Test
  void onlyTheOwnerMayReadTheKeys() throws Exception {
    var folder = data.resolve("tls");
    HostCertificate.local(folder, NAMES, Clock.systemUTC());
    assertEquals("rwx------", mode(folder));
    assertEquals("rw-------", mode(folder.resolve("ca-key.pem")));
    assertEquals("rw-------", mode(folder.resolve("server-key.pem")));
    assertEquals("rw-r--r--", mode(folder.resolve("ca.pem")));
    assertTrue(PrivateFiles.isOpenToOthers(folder.resolve("ca.pem")));
    assertFalse(PrivateFiles.isOpenToOthers(folder.resolve("ca-key.pem")));
  }

  @Test
  void theNextStartServesTheSameCertificate() throws Exception {
    var first = serial(HostCertificate.local(data, NAMES, Clock.systemUTC()));
    assertEquals(first, serial(HostCertificate.local(data, NAMES, Clock.systemUTC())));
  }

  @Test
  void aNewNameOfTheHostRenewsTheCertificateUnderTheSameAuthority() throws Exception {
    var first = serial(HostCertificate.local(data, NAMES, Clock.systemUTC()));
    var authority = Files.readString(data.resolve("ca.pem"));
    var more = new HostNames("mx.example.com", List.of("mx.example.com", "localhost"));
    var second = HostCertificate.local(data, more, Clock.systemUTC());
    assertNotEquals(first, serial(second));
    assertEquals(List.of("mx.example.com", "localhost"), second.names());
    assertEquals(authority, Files.readString(data.resolve("ca.pem")));
  }

  @Test
  void aCertificateNearItsEndIsRenewedWhileTheServerRuns() throws Exception {
    var clock = new SettableClock(Instant.now());
    var certificates = HostCertificate.local(data, NAMES, clock);
    var first = serial(certificates);
    assertFalse(certificates.renewIfDue());
    clock.now = clock.now.plus(Duration.ofDays(320));
    assertTrue(certificates.renewIfDue());
    assertFalse(certificates.renewIfDue());
    var seen = shakeHandsUnchecked(serverContext(certificates));
    assertNotEquals(first, seen.getSerialNumber().toString());
  }

  @Test
  void anOwnCertificateWithTheWrongKeyIsRefused() throws Exception {
    HostCertificate.local(data.resolve("a"), NAMES, Clock.systemUTC());
    HostCertificate.local(data.resolve("b"), NAMES, Clock.systemUTC());
    var file = data.resolve("a/server.pem");
    HostCertificate.own(
        file, data.resolve("a/server-key.pem"), data.resolve("tls"), Clock.systemUTC());
    var trouble =
        assertThrows(
            CertificateTrouble.class,
            () ->
                HostCertificate.own(
                    file,
                    data.resolve("b/server-key.pem"),
                    data.resolve("tls"),
                    Clock.systemUTC()));
    assertTrue(String.valueOf(trouble.getMessage()).endsWith("the key is not the certificate's"));
  }

  @Test
  void thatAKeyIsTheCertificatesIsRememberedOfThisPairOnly() throws Exception {
    HostCertificate.local(data, NAMES, Clock.systemUTC());
    var first = serial(HostCertificate.local(data, NAMES, Clock.systemUTC()));
    assertEquals("rw-------", mode(data.resolve("proved")));
    HostCertificate.local(data.resolve("other"), NAMES, Clock.systemUTC());
    Files.copy(
        data.resolve("other/server-key.pem"),
        data.resolve("server-key.pem"),
        StandardCopyOption.REPLACE_EXISTING);
    assertNotEquals(first, serial(HostCertificate.local(data, NAMES, Clock.systemUTC())));
  }

  @Test
  void aFileThatHoldsNoCertificateIsNamed() throws IOException {
    var file = Files.writeString(data.resolve("x.pem"), "-----BEGIN CERTIFICATE-----\nAA==\n");
    var trouble =
        assertThrows(
            CertificateTrouble.class,
            () -> HostCertificate.own(file, file, data, Clock.systemUTC()));
    assertTrue(
        String.valueOf(trouble.getMessage()).contains(file + " with the key"),
        String.valueOf(trouble.getMessage()));
    assertTrue(
        String.valueOf(trouble.getMessage()).contains("-----END CERTIFICATE----- is missing"));
  }

  @Test
  void theHostHasAtLeastItsLocalNames() {
    var names = HostNames.discover("mail.example.com");
    assertEquals("mail.example.com", names.host());
    assertTrue(names.all().containsAll(List.of("localhost", "127.0.0.1", "::1")), names.toString());
  }

  private static final class SettableClock extends Clock {
    private Instant now;

    SettableClock(Instant now) {
      this.now = now;
    }

    @Override
    public ZoneOffset getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(java.time.ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      return now;
    }
  }

  private static String mode(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }

  private static String serial(HostCertificate certificates) throws Exception {
    return shakeHandsUnchecked(serverContext(certificates)).getSerialNumber().toString();
  }

  private static SSLContext trusting(Path authority) throws IOException, GeneralSecurityException {
    var store = KeyStore.getInstance(KeyStore.getDefaultType());
    store.load(null, null);
    store.setCertificateEntry("ca", Pem.certificates(authority).getFirst());
    var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(store);
    var context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return context;
  }

  /// What a listener shows at this moment.
  private static SSLContext serverContext(HostCertificate certificates)
      throws IOException, GeneralSecurityException {
    var authority = certificates.authorityFile().orElseThrow();
    var store = KeyStore.getInstance(KeyStore.getDefaultType());
    store.load(null, null);
    var chain =
        Pem.certificates(authority.resolveSibling("server.pem")).toArray(X509Certificate[]::new);
    var key = Pem.privateKey(authority.resolveSibling("server-key.pem"));
    store.setKeyEntry("server", key, new char[0], chain);
    var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(store, new char[0]);
    var context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), null, null);
    return context;
  }

  private static X509Certificate shakeHandsUnchecked(SSLContext server) throws Exception {
    var context = SSLContext.getInstance("TLS");
    context.init(null, new javax.net.ssl.TrustManager[] {new TrustAll()}, null);
    return shakeHands(context.createSSLEngine(), server.createSSLEngine());
  }

  private static X509Certificate shakeHands(SSLContext server, SSLContext client, String host)
      throws SSLException {
    var engine = client.createSSLEngine(host, 993);
    var parameters = engine.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    engine.setSSLParameters(parameters);
    return shakeHands(engine, server.createSSLEngine());
  }

  private static X509Certificate shakeHands(SSLEngine client, SSLEngine server)
      throws SSLException {
    client.setUseClientMode(true);
    server.setUseClientMode(false);
    var toServer = ByteBuffer.allocate(1 << 16);
    var toClient = ByteBuffer.allocate(1 << 16);
    while (client.getHandshakeStatus() != HandshakeStatus.NOT_HANDSHAKING
        || client.getSession().getCipherSuite().equals("SSL_NULL_WITH_NULL_NULL")) {
      step(client, toClient, toServer);
      step(server, toServer, toClient);
    }
    return (X509Certificate) client.getSession().getPeerCertificates()[0];
  }

  private static void step(SSLEngine engine, ByteBuffer in, ByteBuffer out) throws SSLException {
    var scratch = ByteBuffer.allocate(1 << 16);
    engine.wrap(ByteBuffer.allocate(0), out);
    in.flip();
    while (in.hasRemaining()) {
      engine.unwrap(in, scratch);
      for (var task = engine.getDelegatedTask(); task != null; task = engine.getDelegatedTask()) {
        task.run();
      }
      if (engine.getHandshakeStatus() == HandshakeStatus.NEED_WRAP) {
        break;
      }
    }
    in.compact();
  }

  private static final class TrustAll extends javax.net.ssl.X509ExtendedTrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] c, String t, java.net.Socket s) {}

    @Override
    public void checkServerTrusted(X509Certificate[] c, String t, java.net.Socket s) {}

    @Override
    public void checkClientTrusted(X509Certificate[] c, String t, SSLEngine e) {}

    @Override
    public void checkServerTrusted(X509Certificate[] c, String t, SSLEngine e) {}

    @Override
    public void checkClientTrusted(X509Certificate[] c, String t) {}

    @Override
    public void checkServerTrusted(X509Certificate[] c, String t) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
