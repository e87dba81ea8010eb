package dev.haven.wire;

import java.util.Locale;

/// Why TLS did not come about, as an operator wants to count it, and what to do about it.
public enum TlsTrouble {
  TOO_OLD("The client knows nothing newer than TLS 1.1. Update the program or its system."),
  NO_COMMON_CIPHER("Client and server have no cipher suite in common. Update the program."),
  CLIENT_DISTRUSTS_CERTIFICATE(
      "The client does not trust the certificate. Give this name a certificate from a public"
          + " authority, or install the server's own authority on the device."),
  NO_CERTIFICATE("The server has no certificate to show. Configure one."),
  TIMED_OUT("The handshake did not end in the time allowed."),
  CLIENT_LEFT("The client closed the connection during the handshake."),
  RENEGOTIATION("The client asked to negotiate again within a session, which is refused."),
  NOT_TLS("What came was not TLS, or had been tampered with."),
  OTHER("The TLS library refused; see the log for its words.");

  private final String meaning;

  TlsTrouble(String meaning) {
    this.meaning = meaning;
  }

  /// Cause and remedy in a sentence or two.
  public String meaning() {
    return meaning;
  }

  /// Sorts the words of JSSE and of OpenSSL, which are all that they give.
  static TlsTrouble of(String message) {
    var words = message.toLowerCase(Locale.ROOT);
    if (words.contains("protocol_version")
        || words.contains("not enabled or supported")
        || words.contains("unsupported_protocol")
        || words.contains("protocols")) {
      return TOO_OLD;
    }
    if (words.contains("no_renegotiation")) {
      return RENEGOTIATION;
    }
    if (fromTheClient(words) && mentionsCertificate(words)) {
      return CLIENT_DISTRUSTS_CERTIFICATE;
    }
    if (words.contains("cipher suites in common")
        || words.contains("no_shared_cipher")
        || words.contains("handshake_failure")) {
      return NO_COMMON_CIPHER;
    }
    if (words.contains("unrecognized")
        || words.contains("bad_record_mac")
        || words.contains("not an ssl/tls record")
        || words.contains("wrong_version_number")
        || words.contains("decryption_failed")) {
      return NOT_TLS;
    }
    return OTHER;
  }

  private static boolean fromTheClient(String words) {
    return words.contains("received fatal alert") || words.contains("_alert_");
  }

  private static boolean mentionsCertificate(String words) {
    return words.contains("certificate") || words.contains("unknown_ca");
  }
}
