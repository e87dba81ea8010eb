package dev.haven.diagnosis.probe;

import dev.haven.wire.TlsClient;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/// The first words of a client that knows TLS 1.1 at most (RFC 4346 §7.4.1.2), and what a server
/// makes of them. Written by hand, since no library of today says them any more.
final class OldHello {
  /// As much of an answer as has to be read: a record's head, a message's head, a version.
  static final int ENOUGH = 11;

  private static final int TLS_1_1 = 0x0302;
  private static final int TLS_1_0 = 0x0301;
  private static final byte HANDSHAKE = 22;
  private static final byte SERVER_HELLO = 2;
  private static final int LONGEST_NAME = 255;

  /// ECDHE and RSA with AES and 3DES in CBC, and the promise not to renegotiate (RFC 5746 §3.3).
  private static final byte[] SUITES = hex("0010" + "c013c014c009c00a002f0035000a00ff");

  private static final byte[] NO_COMPRESSION = hex("0100");

  /// Groups secp256r1 and secp384r1; points uncompressed (RFC 8422 §5.1).
  private static final byte[] CURVES = hex("000a" + "0006" + "0004" + "00170018" + "000b00020100");

  private OldHello() {}

  private static byte[] hex(String digits) {
    return HexFormat.of().parseHex(digits);
  }

  /// One record; the name of the server is in it where it has one (RFC 6066 §3).
  ///
  /// @param random 32 bytes
  static byte[] of(String host, byte[] random) {
    var hello = new ByteArrayOutputStream();
    two(hello, TLS_1_1);
    hello.writeBytes(random);
    hello.write(0); // no session to go on with
    hello.writeBytes(SUITES);
    hello.writeBytes(NO_COMPRESSION);
    var extensions = extensions(host);
    two(hello, extensions.length);
    hello.writeBytes(extensions);

    var record = new ByteArrayOutputStream();
    record.write(HANDSHAKE);
    two(record, TLS_1_0);
    two(record, hello.size() + 4);
    record.write(1); // client_hello
    record.write(0);
    two(record, hello.size());
    record.writeBytes(hello.toByteArray());
    return record.toByteArray();
  }

  private static byte[] extensions(String host) {
    var extensions = new ByteArrayOutputStream();
    var name = host.getBytes(StandardCharsets.US_ASCII);
    if (TlsClient.isName(host) && name.length <= LONGEST_NAME) {
      two(extensions, 0); // server_name
      two(extensions, name.length + 5);
      two(extensions, name.length + 3);
      extensions.write(0); // a host name
      two(extensions, name.length);
      extensions.writeBytes(name);
    }
    extensions.writeBytes(CURVES);
    return extensions.toByteArray();
  }

  private static void two(ByteArrayOutputStream out, int value) {
    out.write(value >> 8);
    out.write(value);
  }

  /// The version that a server agreed to; empty where it refused.
  static String agreed(byte[] answer) {
    boolean hello = answer.length >= ENOUGH && answer[0] == HANDSHAKE && answer[5] == SERVER_HELLO;
    if (!hello) {
      return "";
    }
    return switch (((answer[9] & 0xff) << 8) | (answer[10] & 0xff)) {
      case TLS_1_0 -> "TLS 1.0";
      case TLS_1_1 -> "TLS 1.1";
      default -> "";
    };
  }
}
