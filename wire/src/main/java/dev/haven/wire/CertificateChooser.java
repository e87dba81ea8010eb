package dev.haven.wire;

import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;

/// JSSE's question "which certificate" put to [Certificates].
///
/// JSSE names certificates by an alias and then asks for key and chain one after the other; the
/// alias is the certificate's serial and issuer, so that a replacement between the questions harms
/// nobody.
class CertificateChooser extends X509ExtendedKeyManager {
  private static final int MOST_REMEMBERED = 10_000;

  private final Certificates certificates;
  private final Map<String, ServerCertificate> chosen = new ConcurrentHashMap<>();

  CertificateChooser(Certificates certificates) {
    this.certificates = certificates;
  }

  @Override
  public @Nullable String chooseEngineServerAlias(
      String keyType, Principal @Nullable [] issuers, SSLEngine engine) {
    var found = certificates.find(requestedName(engine), keyType);
    return found.map(this::remember).orElse(null);
  }

  static Optional<String> requestedName(SSLEngine engine) {
    var session = engine.getHandshakeSession();
    return requestedName(session == null ? engine.getSession() : session);
  }

  static Optional<String> requestedName(javax.net.ssl.SSLSession session) {
    if (!(session instanceof ExtendedSSLSession extended)) {
      return Optional.empty();
    }
    return extended.getRequestedServerNames().stream()
        .filter(SNIHostName.class::isInstance)
        .map(name -> ((SNIHostName) name).getAsciiName())
        .findFirst();
  }

  String remember(ServerCertificate certificate) {
    var own = certificate.own();
    var alias = own.getSerialNumber() + " " + own.getIssuerX500Principal();
    if (chosen.size() > MOST_REMEMBERED) {
      chosen.clear(); // At most, a handshake that is between its two questions fails.
    }
    chosen.put(alias, certificate);
    return alias;
  }

  @Override
  public @Nullable PrivateKey getPrivateKey(String alias) {
    var certificate = chosen.get(alias);
    return certificate == null ? null : certificate.key();
  }

  @Override
  public X509Certificate @Nullable [] getCertificateChain(String alias) {
    var certificate = chosen.get(alias);
    return certificate == null ? null : certificate.chain().toArray(X509Certificate[]::new);
  }

  @Override
  public @Nullable String chooseServerAlias(
      String keyType, Principal @Nullable [] issuers, @Nullable Socket socket) {
    return null; // Sockets of their own are not used here.
  }

  @Override
  public String @Nullable [] getServerAliases(String keyType, Principal @Nullable [] issuers) {
    return null;
  }

  @Override
  public @Nullable String chooseClientAlias(
      String[] keyTypes, Principal @Nullable [] issuers, @Nullable Socket socket) {
    return null;
  }

  @Override
  public String @Nullable [] getClientAliases(String keyType, Principal @Nullable [] issuers) {
    return null;
  }

  /// Chooses at once for all kinds of keys. OpenSSL asks for each kind and shows the last of what
  /// it was given; so it is given one, when it asks for that one's kind: to give it twice would
  /// have it compare the key with the certificate twice.
  static final class OfAnyKind extends CertificateChooser {
    private final Certificates certificates;

    OfAnyKind(Certificates certificates) {
      super(certificates);
      this.certificates = certificates;
    }

    @Override
    public @Nullable String chooseEngineServerAlias(
        String keyType, Principal @Nullable [] issuers, SSLEngine engine) {
      return choice(engine)
          .filter(certificate -> certificate.key().getAlgorithm().equals(keyType))
          .map(this::remember)
          .orElse(null);
    }

    private Optional<ServerCertificate> choice(SSLEngine engine) {
      var candidates = certificates.candidates(requestedName(engine));
      if (candidates.size() == 1) {
        return Optional.of(candidates.getFirst()); // What the client can verify costs more to ask.
      }
      var verifiable = verifiable(engine);
      return candidates.stream()
          .filter(certificate -> verifiable.test(certificate.key().getAlgorithm()))
          .findFirst()
          .or(() -> candidates.stream().findFirst());
    }

    private static Predicate<String> verifiable(SSLEngine engine) {
      if (!(engine.getHandshakeSession() instanceof ExtendedSSLSession session)) {
        return _ -> true;
      }
      var algorithms = List.of(session.getPeerSupportedSignatureAlgorithms());
      return key -> {
        var ending = key.equals("EC") ? "withECDSA" : "with" + key;
        return algorithms.isEmpty() || algorithms.stream().anyMatch(name -> name.endsWith(ending));
      };
    }
  }
}
