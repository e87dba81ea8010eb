package dev.haven.diagnosis.doctor;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.util.HexFormat;
import javax.net.ssl.SSLSocket;

/// A healthy IMAP server with TLS at once, which also agrees to TLS 1.0 where a client knows
/// nothing better than TLS 1.1.
record OldToo(Creature healthy) implements Behaviour {
  /// A handshake as far as the choice of TLS 1.0 (RFC 2246 §7.4.1.3).
  static final byte[] TLS_1_0 =
      HexFormat.of().parseHex("160301002a020000260301" + "5a".repeat(32) + "00c01300");

  private static final int VERSION = 10;

  @Override
  public void serve(Socket socket) throws IOException {
    var hello = socket.getInputStream().readNBytes(VERSION + 1);
    if (hello.length > VERSION && hello[VERSION] < 3) {
      Behaviour.saying(TLS_1_0).serve(socket);
      return;
    }
    var secured =
        (SSLSocket)
            healthy
                .tls()
                .getSocketFactory()
                .createSocket(socket, new ByteArrayInputStream(hello), true);
    secured.startHandshake();
    healthy.converse(secured);
  }
}
