package dev.haven.wire;

import java.util.Locale;
import java.util.Optional;

/// Why a peer gave up TLS, in its own words (RFC 8446 §6.2, RFC 5246 §7.2.2).
public enum TlsAlert {
  CERTIFICATE_UNKNOWN,
  UNKNOWN_CA,
  BAD_CERTIFICATE,
  CERTIFICATE_EXPIRED,
  CERTIFICATE_REVOKED,
  UNSUPPORTED_CERTIFICATE,
  CERTIFICATE_REQUIRED,
  BAD_CERTIFICATE_STATUS_RESPONSE,
  PROTOCOL_VERSION,
  HANDSHAKE_FAILURE,
  INSUFFICIENT_SECURITY,
  UNEXPECTED_MESSAGE,
  BAD_RECORD_MAC,
  RECORD_OVERFLOW,
  DECODE_ERROR,
  DECRYPT_ERROR,
  ILLEGAL_PARAMETER,
  ACCESS_DENIED,
  INAPPROPRIATE_FALLBACK,
  MISSING_EXTENSION,
  UNSUPPORTED_EXTENSION,
  UNRECOGNIZED_NAME,
  NO_APPLICATION_PROTOCOL,
  USER_CANCELED,
  INTERNAL_ERROR;

  /// The alert that JSSE (`Received fatal alert: unknown_ca`) or OpenSSL (`TLSV1_ALERT_UNKNOWN_CA`)
  /// tell of; empty where the trouble was noticed here.
  static Optional<TlsAlert> received(String message) {
    var words = message.toLowerCase(Locale.ROOT);
    int jsse = words.indexOf("received fatal alert: ");
    int openSsl = words.indexOf("_alert_");
    if (jsse < 0 && openSsl < 0) {
      return Optional.empty();
    }
    var rest =
        jsse >= 0
            ? words.substring(jsse + "received fatal alert: ".length())
            : words.substring(openSsl + "_alert_".length());
    Optional<TlsAlert> longest = Optional.empty();
    for (var alert : values()) {
      boolean longer = longest.isEmpty() || alert.name().length() > longest.get().name().length();
      if (longer && rest.startsWith(alert.name().toLowerCase(Locale.ROOT))) {
        longest = Optional.of(alert);
      }
    }
    return longest;
  }
}
