package dev.haven.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.InetAddress;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PeerKindTest {
  @ParameterizedTest
  @CsvSource({
    "127.0.0.1, OWN",
    "::1, OWN",
    "198.51.100.1, OWN",
    "10.1.2.3, PRIVATE",
    "172.17.0.1, PRIVATE",
    "192.168.1.1, PRIVATE",
    "100.64.0.1, PRIVATE",
    "100.128.0.1, PUBLIC",
    "169.254.1.1, PRIVATE",
    "fe80::1, PRIVATE",
    "fd00::1, PRIVATE",
    "2001:db8::1, PUBLIC",
    "198.51.100.2, PUBLIC",
    "172.32.0.1, PUBLIC"
  })
  void anAddressSaysWhenceAPeerComes(String address, PeerKind kind) {
    var here = InetAddress.ofLiteral("198.51.100.1");
    assertEquals(kind, PeerKind.of(InetAddress.ofLiteral(address), here));
  }

  @ParameterizedTest
  @CsvSource({
    "Received fatal alert: certificate_unknown, CERTIFICATE_UNKNOWN",
    "Received fatal alert: bad_certificate, BAD_CERTIFICATE",
    "Received fatal alert: bad_certificate_status_response, BAD_CERTIFICATE_STATUS_RESPONSE",
    "Received fatal alert: protocol_version, PROTOCOL_VERSION",
    "error:10000416:SSL routines:OPENSSL_internal:SSLV3_ALERT_CERTIFICATE_UNKNOWN, CERTIFICATE_UNKNOWN",
    "error:10000418:SSL routines:OPENSSL_internal:TLSV1_ALERT_UNKNOWN_CA, UNKNOWN_CA",
    "no cipher suites in common,",
    "Received fatal alert: made_up,"
  })
  void anAlertIsReadFromTheWordsOfEitherLibrary(String words, TlsAlert alert) {
    assertEquals(Optional.ofNullable(alert), TlsAlert.received(words));
  }
}
