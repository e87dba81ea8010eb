package dev.haven.wire;

import java.security.KeyStore;
import java.security.Provider;
import java.security.Security;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.KeyManagerFactorySpi;
import javax.net.ssl.ManagerFactoryParameters;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;

/// Hands out one key manager, to a library that asks for a factory.
final class OneKeyManagerFactory extends KeyManagerFactory {
  OneKeyManagerFactory(X509ExtendedKeyManager keys) {
    super(new One(keys), anyProvider(), "one");
  }

  /// The constructor wants one and does nothing with it but tell.
  private static Provider anyProvider() {
    return Security.getProviders()[0];
  }

  private static final class One extends KeyManagerFactorySpi {
    private final X509ExtendedKeyManager keys;

    One(X509ExtendedKeyManager keys) {
      this.keys = keys;
    }

    @Override
    protected void engineInit(@Nullable KeyStore store, char @Nullable [] password) {}

    @Override
    protected void engineInit(@Nullable ManagerFactoryParameters parameters) {}

    @Override
    protected KeyManager[] engineGetKeyManagers() {
      return new KeyManager[] {keys};
    }
  }
}
