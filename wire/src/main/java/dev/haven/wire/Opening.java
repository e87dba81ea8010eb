package dev.haven.wire;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/// What the first bytes of a client are the beginning of.
enum Opening {
  /// Too little to know yet.
  UNDECIDED,
  TLS,
  HTTP,
  PROXY,
  /// Anything else: a mail client's first command, one hopes.
  OTHER;

  /// As many bytes as any decision needs.
  static final int LONGEST = 16;

  private static final byte HANDSHAKE = 0x16;
  private static final byte TLS_MAJOR_VERSION = 3;

  private static final List<byte[]> HTTP_BEGINNINGS =
      List.of(
          ascii("GET /"),
          ascii("POST /"),
          ascii("HEAD /"),
          ascii("PUT /"),
          ascii("DELETE /"),
          ascii("PATCH /"),
          ascii("OPTIONS /"),
          ascii("OPTIONS *"),
          ascii("GET http"),
          ascii("PRI * HTTP/2.0\r\n"));

  private static final List<byte[]> PROXY_BEGINNINGS =
      List.of(
          ascii("PROXY TCP"),
          ascii("PROXY UNKNOWN"),
          Arrays.copyOf(ProxyHeader.SIGNATURE, ProxyHeader.SIGNATURE.length));

  static Opening of(byte[] bytes, int length) {
    if (length == 0) {
      return UNDECIDED;
    }
    if (bytes[0] == HANDSHAKE) {
      return length == 1 ? UNDECIDED : bytes[1] == TLS_MAJOR_VERSION ? TLS : OTHER;
    }
    var http = matches(bytes, length, HTTP_BEGINNINGS, HTTP);
    return http == OTHER ? matches(bytes, length, PROXY_BEGINNINGS, PROXY) : http;
  }

  private static Opening matches(byte[] bytes, int length, List<byte[]> beginnings, Opening kind) {
    boolean possible = false;
    for (var beginning : beginnings) {
      int shared = Math.min(length, beginning.length);
      if (Arrays.equals(bytes, 0, shared, beginning, 0, shared)) {
        if (shared == beginning.length) {
          return kind;
        }
        possible = true;
      }
    }
    return possible ? UNDECIDED : OTHER;
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
