package dev.haven.wire;

import java.util.HexFormat;

/// First messages of TLS clients, as bytes.
final class Hellos {
  /// Offers TLS 1.1 and one cipher suite of its time, without extensions.
  static final byte[] TLS_1_1 =
      HexFormat.of()
          .parseHex(
              "160301002d" + "01000029" + "0302" + "00".repeat(32) + "00" + "0002002f" + "0100");

  private Hellos() {}
}
