package dev.haven.server.config;

import dev.haven.wire.TlsLibrary;

/// How TLS is done.
public record TlsSettings(
    @Setting(
            "Whose TLS is spoken: \"auto\" (OpenSSL's where it can be loaded, else Java's), \"java\""
                + " or \"openssl\".")
        TlsLibrary engine) {

  static TlsSettings standard() {
    return new TlsSettings(TlsLibrary.AUTO);
  }
}
