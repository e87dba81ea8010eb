package dev.haven.smtp.client;

import dev.haven.directory.Address;
import dev.haven.smtp.BodyType;
import dev.haven.smtp.Handling;
import dev.haven.smtp.Recipient;
import dev.haven.smtp.ReturnContent;
import dev.haven.testkit.FakeMx;
import dev.haven.wire.Outbound;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/// A client with little patience, certificates, and messages to send.
final class ClientWorld implements AutoCloseable {
  private static final char[] PASSWORD = "changeit".toCharArray();

  static final Envelope ENVELOPE =
      new Envelope(
          Optional.of(new Address("jane", "haven.test")),
          BodyType.EIGHT_BIT_MIME,
          false,
          ReturnContent.UNSPECIFIED,
          "",
          Handling.ORDINARY);

  private final Outbound outbound = new Outbound();
  final SmtpClient client;

  ClientWorld() {
    this(Duration.ofSeconds(10));
  }

  ClientWorld(Duration patience) {
    this(patience, trust());
  }

  ClientWorld(CertificateCheck check) {
    this(Duration.ofSeconds(10), check);
  }

  private ClientWorld(Duration patience, CertificateCheck check) {
    client = new SmtpClient(outbound, "mail.haven.test", Timeouts.all(patience), check);
  }

  static List<Recipient> to(String... localParts) {
    return Arrays.stream(localParts)
        .map(name -> Recipient.of(new Address(name, "other.test")))
        .toList();
  }

  static Hop hop(FakeMx mx, TlsDemand tls) {
    return Hop.mx("mail.example", mx.address(), tls);
  }

  ClientSession open(FakeMx mx) throws SessionFailed {
    return client.open(hop(mx, new TlsDemand.Opportunistic()));
  }

  /// Opens a session, sends one message and says goodbye.
  List<Outcome> send(FakeMx mx, String content, String... localParts) throws SessionFailed {
    try (var session = open(mx)) {
      return session.send(ENVELOPE, to(localParts), content(content));
    }
  }

  static Content content(String text) {
    var bytes = text.getBytes(StandardCharsets.ISO_8859_1);
    return new Content() {
      @Override
      public long length() {
        return bytes.length;
      }

      @Override
      public int read(long offset, byte[] into, int at, int length) {
        int count = Math.min(length, bytes.length - (int) offset);
        System.arraycopy(bytes, (int) offset, into, at, count);
        return count;
      }
    };
  }

  private static KeyStore keys() {
    try (InputStream file = ClientWorld.class.getResourceAsStream("/tls/certificates.p12")) {
      var store = KeyStore.getInstance("PKCS12");
      store.load(file, PASSWORD);
      return store;
    } catch (IOException | GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  /// Trusts the test's own certificates.
  static CertificateCheck trust() {
    try {
      var trusted = KeyStore.getInstance("PKCS12");
      trusted.load(null, null);
      for (var alias : List.of("mail", "other", "wild")) {
        trusted.setCertificateEntry(alias, keys().getCertificate(alias));
      }
      return PublicTrust.of(trusted);
    } catch (IOException | GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  /// What a server shows that has the certificate of this alias.
  static SSLContext server(String alias) {
    try {
      var only = KeyStore.getInstance("PKCS12");
      only.load(null, null);
      only.setKeyEntry(
          alias, keys().getKey(alias, PASSWORD), PASSWORD, keys().getCertificateChain(alias));
      var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      keys.init(only, PASSWORD);
      var context = SSLContext.getInstance("TLS");
      context.init(keys.getKeyManagers(), null, null);
      return context;
    } catch (IOException | GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    outbound.close();
  }
}
