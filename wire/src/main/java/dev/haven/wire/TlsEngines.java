package dev.haven.wire;

import static java.lang.System.Logger.Level.INFO;

import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLEngine;
import org.jspecify.annotations.Nullable;

/// Makes the TLS engines of this server's side: TLS 1.2 and 1.3 (RFC 8996 ends what came before),
/// with forward secrecy and authenticated encryption only (RFC 9325 §4.2).
///
/// Thread-safe. One for the process, so that sessions can be resumed on any port of a protocol.
final class TlsEngines {
  static final List<String> PROTOCOLS = List.of("TLSv1.3", "TLSv1.2");

  private static final System.Logger log = System.getLogger(TlsEngines.class.getName());

  private static final List<String> SUITES =
      List.of(
          "TLS_AES_128_GCM_SHA256",
          "TLS_AES_256_GCM_SHA384",
          "TLS_CHACHA20_POLY1305_SHA256",
          "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
          "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256",
          "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
          "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
          "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256",
          "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256");

  private final Certificates certificates;
  private final Optional<OpenSslTls> openSsl;

  /// Made when it is first needed: where OpenSSL's serves it costs a start 100 ms for nothing.
  private volatile @Nullable JavaTls java;

  private TlsEngines(Certificates certificates, Optional<OpenSslTls> openSsl) {
    this.certificates = certificates;
    this.openSsl = openSsl;
  }

  /// How OpenSSL is come by.
  interface Loading {
    OpenSslTls load(Certificates certificates, List<String> suites) throws TlsLibraryMissing;
  }

  static TlsEngines of(Certificates certificates, TlsLibrary library, Loading loading)
      throws TlsLibraryMissing {
    return new TlsEngines(
        certificates,
        switch (library) {
          case JAVA -> Optional.empty();
          case OPENSSL -> Optional.of(loading.load(certificates, SUITES));
          case AUTO -> ifItCanBeHad(certificates, loading);
        });
  }

  private static Optional<OpenSslTls> ifItCanBeHad(Certificates certificates, Loading loading) {
    try {
      return Optional.of(loading.load(certificates, SUITES));
    } catch (TlsLibraryMissing missing) {
      log.log(INFO, "event=java-tls why=\"{0}\"", missing.getMessage());
      return Optional.empty();
    }
  }

  boolean available() {
    return !certificates.isEmpty();
  }

  /// Who makes the next engine: Java's TLS also signs with keys that OpenSSL's does not know.
  TlsLibrary library() {
    return openSsl.isPresent() && certificates.haveKeysOf(OpenSslTls.KEYS)
        ? TlsLibrary.OPENSSL
        : TlsLibrary.JAVA;
  }

  SSLEngine server() {
    return openSsl.isPresent() && library() == TlsLibrary.OPENSSL
        ? openSsl.get().server()
        : java().server();
  }

  private JavaTls java() {
    var made = java;
    return made == null ? makeJava() : made;
  }

  private synchronized JavaTls makeJava() {
    var made = java == null ? new JavaTls(certificates, SUITES) : java;
    java = made;
    return made;
  }
}
