package dev.haven.server.certificate;

import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;

/// Answers TLS's question for a certificate with the one that is served now.
///
/// The alias carries the identity's serial number, so that a handshake that began before a change
/// ends with what it began with.
final class ServedIdentity extends X509ExtendedKeyManager {
  private record Served(String alias, Identity identity) {}

  private volatile Served now;
  private volatile Served before;

  ServedIdentity(Identity identity) {
    now = served(identity);
    before = now;
  }

  Identity identity() {
    return now.identity();
  }

  synchronized void change(Identity next) {
    before = now;
    now = served(next);
  }

  private static Served served(Identity identity) {
    return new Served(identity.certificate().getSerialNumber().toString(16), identity);
  }

  private @Nullable Served by(String alias) {
    var current = now;
    if (current.alias().equals(alias)) {
      return current;
    }
    return before.alias().equals(alias) ? before : null;
  }

  @Override
  public @Nullable String chooseEngineServerAlias(
      String keyType, Principal @Nullable [] issuers, SSLEngine engine) {
    var current = now;
    return keyType.equals(current.identity().key().getAlgorithm()) ? current.alias() : null;
  }

  @Override
  public @Nullable String chooseServerAlias(
      String keyType, Principal @Nullable [] issuers, Socket socket) {
    return null;
  }

  @Override
  public X509Certificate @Nullable [] getCertificateChain(String alias) {
    var served = by(alias);
    return served == null ? null : served.identity().chain().toArray(X509Certificate[]::new);
  }

  @Override
  public @Nullable PrivateKey getPrivateKey(String alias) {
    var served = by(alias);
    return served == null ? null : served.identity().key();
  }

  @Override
  public String @Nullable [] getServerAliases(String keyType, Principal @Nullable [] issuers) {
    return new String[] {now.alias()};
  }

  @Override
  public String @Nullable [] getClientAliases(String keyType, Principal @Nullable [] issuers) {
    return null;
  }

  @Override
  public @Nullable String chooseClientAlias(
      String[] keyType, Principal @Nullable [] issuers, Socket socket) {
    return null;
  }
}
